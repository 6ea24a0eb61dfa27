/** Pages of the site for single things of the model: element, requirement, scenario, decision, journey, variant. */
import type { Root, RootContent } from 'mdast'
import { isIdle } from '../language/variant.ts'
import type { Element, Journey, Variant } from '../language/vocabulary/index.ts'
import { formatAuthored } from '../text/authored.ts'
import { technologyName } from '../view/names.ts'
import { type Context, id, targetCell, valueCell } from './context.ts'
import { storeBody } from './deliverables/consistency.ts'
import { decisionBody, decisionRef } from './deliverables/decisions.ts'
import { scenarioBody } from './deliverables/failures.ts'
import { requirementBody } from './deliverables/requirements.ts'
import { groupName, sentence, stationName } from './names.ts'
import type { ItemPage } from './tree.ts'
import { elementKinds, operations } from './words.ts'
import {
  bullets,
  derivationBlock,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  reference,
  strong,
  table,
  verdictBadge,
} from './write.ts'

/** All item pages of one system in one language. */
export function itemPages(c: Context): ItemPage[] {
  const d = c.model.document
  const page = (kind: ItemPage['kind'], itemId: string, title: string, body: RootContent[]): ItemPage => ({
    system: d.system.id,
    language: c.language,
    kind,
    id: itemId,
    title,
    tree: { type: 'root', children: [heading(1, title), ...body] } as Root,
  })
  return [
    ...d.elements.map((e) => page('element', e.id, c.in(e.title), elementBody(c, e))),
    ...d.requirements.map((r) => page('requirement', r.id, `${r.id}. ${c.in(r.title)}`, requirementBody(c, r))),
    ...d.scenarios.flatMap((s) => {
      const outcome = c.analysis.failures.scenarios.find((o) => o.scenario === s.id)
      return outcome ? [page('scenario', s.id, c.in(s.title), scenarioBody(c, s, outcome))] : []
    }),
    ...c.model.decisions.map((dec) =>
      page(
        'decision',
        dec.slug,
        dec.texts.find((t) => t.language === c.language)?.title ?? dec.texts[0]?.title ?? dec.slug,
        decisionBody(c, dec),
      ),
    ),
    ...d.journeys.map((j) => page('journey', j.id, c.in(j.title), journeyBody(c, j))),
    ...d.variants.map((v) => page('variant', v.id, c.in(v.title), variantBody(c, v))),
  ]
}

function elementBody(c: Context, e: Element): RootContent[] {
  const d = c.model.document
  const out = d.relations.filter((r) => r.from === e.id)
  const into = d.relations.filter((r) => r.to === e.id)
  const rows = [
    ...out.map((r): Inline[][] => [
      ['→'],
      [c.link(r.to)],
      [c.in(r.title) || '—'],
      [r.protocol ?? '—'],
      [formatAuthored(r.timeout, c.language)],
    ]),
    ...into.map((r): Inline[][] => [
      ['←'],
      [c.link(r.from)],
      [c.in(r.title) || '—'],
      [r.protocol ?? '—'],
      [formatAuthored(r.timeout, c.language)],
    ]),
  ]
  const trace = c.judgement.trace.rows.filter((r) => r.elements.includes(e.id)).map((r) => r.requirement)
  const decisions = c.model.decisions.filter((dec) => dec.affects.includes(e.id))
  const stations = c.analysis.performance.peak.stations.filter((s) => s.element === e.id)
  const instances = c.topology.instancesOf(e.id)
  return [
    paragraph(
      strong(elementKinds[e.kind][c.language]),
      'technology' in e && e.technology ? `, ${technologyName(e.technology)}` : '',
      '. ',
      c.in(e.description),
    ),
    ...(trace.length > 0 || decisions.length > 0
      ? [
          bullets([
            ...(trace.length > 0
              ? [
                  [
                    strong(c.say('Требования: ', 'Requirements: ')),
                    ...joined(trace.map((r) => reference('requirement', r, r))),
                  ],
                ]
              : []),
            ...(decisions.length > 0
              ? [
                  [
                    strong(c.say('Решения: ', 'Decisions: ')),
                    ...joined(decisions.map((dec) => decisionRef(c, dec.slug))),
                  ],
                ]
              : []),
          ]),
        ]
      : []),
    ...table({
      id: 'relations',
      caption: c.say('Связи', 'Relations'),
      head: [
        '',
        c.say('С кем', 'With'),
        c.say('Зачем', 'What for'),
        c.say('Протокол', 'Protocol'),
        c.say('Тайм-аут', 'Timeout'),
      ],
      rows,
      widths: [5, 30, 35, 15, 15],
    }),
    ...table({
      id: 'instances',
      caption: c.say('Экземпляры', 'Instances'),
      head: [c.say('Экземпляр', 'Instance'), c.say('Площадка', 'Place')],
      rows: instances.map((i) => [id(i.id), c.title(i.place)]),
    }),
    ...table({
      id: 'stations',
      caption: c.say('Загрузка в час пик', 'Utilisation at peak'),
      head: [c.say('Ресурс', 'Resource'), c.say('Вызовов/с', 'Calls/s'), c.say('Загрузка', 'Utilisation')],
      rows: stations.map((s) => [
        stationName(c, s.id),
        number(s.arrivals, 'count', c.language),
        number(s.utilisation.typical, 'ratio', c.language),
      ]),
      align: [null, 'right', 'right'],
    }),
    ...stations
      .slice(0, 1)
      .map((s) =>
        derivationBlock(
          c.say(`Загрузка: ${stationName(c, s.id)}`, `Utilisation: ${stationName(c, s.id)}`),
          s.utilisation.derivation,
        ),
      ),
    ...c.analysis.consistency.stores
      .filter((s) => s.store === e.id)
      .flatMap((s) => [heading(2, groupName(c, s.group)), ...storeBody(c, s)]),
  ]
}

function journeyBody(c: Context, j: Journey): RootContent[] {
  const resolved = c.topology.journeys.find((r) => r.journey.id === j.id)
  const verdicts = c.judgement.verdicts.filter((v) =>
    v.measures.some((m) => 'of' in m.measure && m.measure.of === j.id),
  )
  return [
    ...(j.description ? [paragraph(c.in(j.description))] : []),
    ...(verdicts.length > 0
      ? [
          bullets(
            verdicts.map((v): Inline[] => [
              verdictBadge(v.verdict),
              ' ',
              reference('requirement', v.requirement, v.requirement, ` ${c.title(v.requirement)}`),
            ]),
          ),
        ]
      : []),
    ...table({
      id: 'steps',
      caption: c.say('Шаги', 'Steps'),
      head: [
        c.say('От', 'From'),
        c.say('К', 'To'),
        c.say('Операция', 'Operation'),
        c.say('Вызовов', 'Calls'),
        c.say('Время вызова', 'Time per call'),
        c.say('Ждёт ли пользователь', 'User waits'),
      ],
      rows: (resolved?.steps ?? []).map((s) => [
        c.link(s.from),
        c.link(s.to),
        operations[s.operation][c.language],
        number(s.visits, 'count', c.language),
        s.time === undefined ? '—' : number(s.time, 's', c.language),
        s.waits ? c.say('да', 'yes') : c.say('нет', 'no'),
      ]),
      align: [null, null, null, 'right', 'right', null],
    }),
    ...c.analysis.availability.journeys
      .filter((a) => a.journey === j.id)
      .map((a) =>
        derivationBlock(
          c.say(`Доступность, ${c.title(a.region)}`, `Availability, ${c.title(a.region)}`),
          a.availability.derivation,
        ),
      ),
  ]
}

function variantBody(c: Context, v: Variant): RootContent[] {
  const comparison = c.comparisons.find((item) => item.id === v.id)
  const stage = v.after === undefined ? undefined : c.comparisons.find((item) => item.id === v.after)
  // The plan as it is needs no column to compare it with: that would be itself.
  const idle = isIdle(v)
  const beside = idle ? [] : [stage ? c.say('Этап', 'Stage') : c.say('Как есть', 'As it is')]
  const against = stage
    ? c.say('Вердикты варианта рядом с этапом плана', 'Verdicts of the variant beside the stage of the plan')
    : c.say('Вердикты варианта рядом с моделью как она есть', 'Verdicts of the variant beside the model as it is')
  const caption = idle ? c.say('Вердикты', 'Verdicts') : against
  const baseOf = (id: string) => (stage ? stage.verdicts.find((one) => one.requirement === id) : c.verdictOf(id))
  return [
    ...(v.description ? [paragraph(c.in(v.description))] : []),
    ...(v.after === undefined
      ? []
      : [
          paragraph(
            idle
              ? c.say('План без изменений после этапа: ', 'The plan as it is after the stage: ')
              : c.say('Рассматривается после этапа: ', 'Considered after the stage: '),
            c.link(v.after),
            '.',
          ),
        ]),
    ...(comparison?.unknown ? [paragraph(comparison.unknown[c.language])] : []),
    ...table({
      id: 'variant-verdicts',
      caption,
      head: [
        c.say('Требование', 'Requirement'),
        idle ? c.say('Вердикт', 'Verdict') : c.say('Вариант', 'Variant'),
        c.say('Расчёт', 'Computed'),
        c.say('Цель', 'Target'),
        ...beside,
        c.say('Причина', 'Cause'),
      ],
      rows: (comparison?.verdicts ?? []).map((verdict) => {
        const base = baseOf(verdict.requirement)
        return [
          reference('requirement', verdict.requirement, verdict.requirement),
          verdictBadge(verdict.verdict),
          valueCell(c, verdict.binding),
          targetCell(c, verdict.binding),
          ...beside.map(() => (base ? verdictBadge(base.verdict) : '—')),
          sentence(verdict.binding.missing?.[c.language] ?? verdict.binding.cause[c.language]),
        ]
      }),
      align: [null, null, 'right', 'right', ...beside.map(() => null), null],
      widths: [11, 14, 14, 12, ...beside.map(() => 14), 35],
    }),
  ]
}
