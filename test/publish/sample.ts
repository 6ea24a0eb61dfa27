/**
 * A made-up system for the tests of the printers: two languages, long Russian text, pictures, wide tables, derivation
 * trees, the body of a decision and hostile strings. It is not a model: every text here is for printing only.
 */

import type { PhrasingContent, Root, RootContent, TableRow } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { DeliverableTree, ItemPage, Picture, SystemDocuments, TableNode } from '../../src/document/tree.ts'
import type { VerdictKind } from '../../src/judge/verdict.ts'
import type { Language } from '../../src/language/text.ts'
import { type Derivation, exactly } from '../../src/quantity/quantity.ts'

/** Text that breaks careless writers of every format we print. */
export const hostile =
  '<script>alert(1)</script> ](javascript:alert(2)) #{x} #eval("1") `code` | pipe "quotes" \'single\' *b* _i_ $m$ @ref <lab> \\ ~ // /* */\nsecond line & &lt; <!-- c --> ]]> \u202eevil'

const t = (value: string): PhrasingContent => ({ type: 'text', value })
const p = (...children: (string | PhrasingContent)[]): RootContent => ({
  type: 'paragraph',
  children: children.map((c) => (typeof c === 'string' ? t(c) : c)),
})
const h = (depth: 1 | 2 | 3, value: string): RootContent => ({ type: 'heading', depth, children: [t(value)] })
const row = (...cells: (string | PhrasingContent)[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((c) => ({ type: 'tableCell', children: [typeof c === 'string' ? t(c) : c] })),
})
const verdict = (kind: VerdictKind): PhrasingContent => ({ type: 'verdict', verdict: kind })
const num = (text: string, exact?: string): PhrasingContent => ({ type: 'number', text, ...(exact ? { exact } : {}) })
const id = (value: string): PhrasingContent => ({ type: 'inlineCode', value })

const long = {
  ru: 'Система лояльности начисляет и списывает баллы покупателей двух регионов; каждый регион обслуживается своим сегментом базы данных, а глобальный балансировщик направляет запрос туда, где лежат данные покупателя. Потеря одной зоны переживается автоматическим переключением за десятки секунд, потеря целого региона требует решения дежурного, а логическая порча данных доходит до всех реплик, поэтому от неё защищают только резервные копии и журнал упреждающей записи.',
  en: 'The loyalty system earns and spends points of shoppers in two regions; each region is served by its own database shard, and a global balancer sends a request to where the shopper’s data is. Losing one zone is survived by an automatic failover within tens of seconds, losing a whole region needs a decision of the person on call, and logical corruption reaches every replica, so that only backups and the write-ahead log protect from it.',
} satisfies Record<Language, string>

export const restoreDerivation: Derivation = {
  label: { ru: 'Время восстановления profiles', en: 'Restore time of profiles' },
  value: { best: 1500, typical: 1902, worst: 2460 },
  unit: 's',
  origin: { kind: 'computed' },
  formula: 'provision + size / restoreRate + wal / replayRate + checks',
  inputs: [
    {
      label: { ru: 'Подготовка узла', en: 'Provisioning' },
      value: exactly(120),
      unit: 's',
      origin: { kind: 'model', path: 'profiles.backup.provision' },
    },
    {
      label: { ru: 'Копирование', en: 'Copying' },
      value: exactly(1600),
      unit: 's',
      origin: { kind: 'computed' },
      formula: 'size / restoreRate',
      inputs: [
        {
          label: { ru: 'Размер базы', en: 'Database size' },
          value: exactly(400e9),
          unit: 'B',
          origin: { kind: 'model', path: 'profiles.size' },
          note: { ru: 'допущение архитектора', en: 'assumed by the architect' },
        },
        {
          label: { ru: 'Скорость восстановления', en: 'Restore rate' },
          value: exactly(250e6),
          unit: 'B/s',
          origin: {
            kind: 'catalogue',
            technology: 'pgbackrest',
            knob: 'process-max',
            source: 'pgBackRest User Guide, Restore',
          },
        },
      ],
    },
    {
      label: { ru: 'Проигрывание журнала', en: 'WAL replay' },
      value: { best: 40, typical: 182, worst: 700 },
      unit: 's',
      origin: { kind: 'convention', source: 'half of the interval on average' },
    },
  ],
}

function board(language: Language): TableNode {
  const ru = language === 'ru'
  return {
    type: 'captionedTable',
    id: 'verdict-board',
    caption: [t(ru ? 'Требования и вердикты' : 'Requirements and verdicts')],
    align: [null, null, null, 'right', 'right', null],
    rows: [
      row(
        ru ? 'Вердикт' : 'Verdict',
        'ID',
        ru ? 'Требование' : 'Requirement',
        ru ? 'Цель' : 'Target',
        ru ? 'Значение' : 'Value',
        ru ? 'Чем определяется' : 'What decides it',
      ),
      row(
        verdict('fail'),
        id('DUR04'),
        ru ? 'Восстановление после ошибки оператора' : 'Recovery from an operator error',
        num('≤ 30 min'),
        num('32 min', '1902 s'),
        ru
          ? 'Копирование 400 ГБ при 250 МБ/с занимает 26,7 мин ещё до проигрывания журнала'
          : 'Copying 400 GB at 250 MB/s takes 26.7 min before the log is replayed',
      ),
      row(
        verdict('at-risk'),
        id('AVA01'),
        ru ? 'Доступность начисления баллов' : 'Availability of earning points',
        num('≥ 99,95 %'),
        num('99,957 %'),
        ru ? 'Ошибочные выкладки: 61 % бюджета простоя' : 'Failed deployments: 61 % of the downtime budget',
      ),
      row(
        verdict('pass'),
        id('SCA02'),
        ru ? 'Пиковая нагрузка' : 'Peak load',
        num('≥ 1 200/s'),
        num('1 910/s'),
        'profiles',
      ),
      row(
        verdict('unknown'),
        id('DUR02'),
        hostile,
        num('—'),
        num('?'),
        ru ? 'не задана скорость записи журнала' : 'no write-ahead log rate given',
      ),
    ],
  }
}

function wideTable(language: Language): TableNode {
  const ru = language === 'ru'
  const heads = ru
    ? [
        'Элемент',
        'Хранилище',
        'Операция',
        'Обычно',
        'Большинство',
        'Меньшинство',
        'Переключение',
        'Модель согласованности',
        'Потеря подтверждённой записи',
      ]
    : [
        'Element',
        'Store',
        'Operation',
        'Normal',
        'Majority side',
        'Minority side',
        'During failover',
        'Consistency model',
        'Acknowledged write lost',
      ]
  const rows = Array.from({ length: 42 }, (_, i) =>
    row(
      id(`loyalty-profile-store-${i + 1}`),
      'postgresql-citus-coordinator',
      ru ? 'запись' : 'write',
      ru ? 'обслужено' : 'served',
      ru ? 'обслужено' : 'served',
      ru ? 'отказ' : 'refused',
      ru
        ? 'ожидание без ответа, пока не выбран новый ведущий'
        : 'hangs without an answer until a new leader is elected',
      'linearizable',
      num(i % 3 === 0 ? '0' : '12 s'),
    ),
  )
  return {
    type: 'captionedTable',
    id: 'store-operations',
    caption: [t(ru ? 'Поведение хранилищ при разделении сети' : 'Stores during a network partition')],
    align: heads.map(() => null),
    rows: [row(...heads), ...rows],
    wide: true,
  }
}

const adrBody = {
  ru: '## Контекст и постановка задачи\n\nДва региона, одна база. <b>Сырой HTML</b> и [опасная ссылка](javascript:alert(1)).\n\n<script>alert(document.domain)</script>\n\n![картинка](https://example.org/x.png)\n\n### Варианты\n\n1. Один кластер\n2. Сегменты по регионам\n   * запись локальна\n   * [документация](https://www.postgresql.org/docs/)\n\n| Вариант | Цена |\n|---|---:|\n| один кластер | 100 |\n| сегменты \\| реплики | 140 |\n\n```sql\nselect * from points where user_id = $1; -- #hash "quote" \\\n```\n\n> Цитата с `кодом` и **выделением**.\n',
  en: '## Context and problem statement\n\nTwo regions, one database. <b>Raw HTML</b> and [a bad link](javascript:alert(1)).\n\n<script>alert(document.domain)</script>\n\n![picture](https://example.org/x.png)\n\n### Options\n\n1. One cluster\n2. Shards by region\n   * local writes\n   * [documentation](https://www.postgresql.org/docs/)\n\n| Option | Price |\n|---|---:|\n| one cluster | 100 |\n| shards \\| replicas | 140 |\n\n```sql\nselect * from points where user_id = $1; -- #hash "quote" \\\n```\n\n> A quote with `code` and **strong**.\n',
} satisfies Record<Language, string>

function parse(markdown: string): RootContent[] {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown).children
}

const figure = (picture: string, caption: string, alt: string, wide = false): RootContent => ({
  type: 'figure',
  picture,
  caption: [t(caption)],
  alt,
  mermaid: 'flowchart TB\n  a["Покупатель"] --> b["API"]',
  ...(wide ? { wide } : {}),
})

function solution(language: Language): Root {
  const ru = language === 'ru'
  return {
    type: 'root',
    children: [
      h(1, ru ? 'Архитектурное решение' : 'Solution document'),
      {
        type: 'callout',
        tone: 'answer',
        children: [
          {
            type: 'paragraph',
            children: [
              t(ru ? 'Одно требование не выполняется: ' : 'One requirement does not hold: '),
              { type: 'reference', kind: 'requirement', to: 'DUR04', children: [t('DUR04')] },
              t('.'),
            ],
          },
        ],
      },
      board(language),
      { type: 'anchor', id: 'context' },
      h(2, ru ? 'Контекст' : 'Context'),
      p(long[language]),
      p(long[language], ' ', { type: 'reference', kind: 'element', to: 'api', children: [t('api')] }),
      figure(
        'context',
        ru ? 'Покупатель работает с системой через один вход' : 'A shopper uses the system through one entrance',
        ru
          ? 'Схема контекста: покупатель, система, платёжный провайдер'
          : 'Context diagram: shopper, system, payment provider',
      ),
      h(3, ru ? 'Почему так' : 'Why so'),
      p(long[language]),
      { type: 'callout', tone: 'note', children: [{ type: 'paragraph', children: [t(hostile)] }] },
      { type: 'anchor', id: 'deployment' },
      h(2, ru ? 'Развёртывание' : 'Deployment'),
      p(long[language]),
      figure(
        'deployment',
        ru ? 'Две зоны каждого региона несут полную нагрузку' : 'Two zones of each region carry the full load',
        ru ? 'Схема развёртывания' : 'Deployment diagram',
        true,
      ),
      p(long[language]),
      h(2, hostile),
      p(hostile),
      wideTable(language),
      p(long[language]),
    ],
  }
}

function requirements(language: Language): Root {
  const ru = language === 'ru'
  const one = (name: string, kind: VerdictKind): RootContent[] => [
    { type: 'anchor', id: `requirement-${name}` },
    h(2, `${name}. ${ru ? 'Восстановление после ошибки оператора' : 'Recovery from an operator error'}`),
    p({ type: 'verdict', verdict: kind }, ru ? ' — при цели ' : ' against the target ', num('≤ 30 min')),
    p(long[language]),
    figure(
      'timeline',
      ru ? 'Переключение занимает 32 секунды' : 'Failover takes 32 seconds',
      ru ? 'Шкала времени' : 'Timeline',
    ),
    {
      type: 'derivation',
      title: ru ? 'Как вычислено время восстановления' : 'How the restore time is computed',
      derivation: restoreDerivation,
    },
    {
      type: 'callout',
      tone: 'warning',
      children: [
        {
          type: 'paragraph',
          children: [
            t(
              ru
                ? 'Предел: 325 ГБ. При большей базе цель не выполняется.'
                : 'Limit: 325 GB. The target does not hold for a larger database.',
            ),
          ],
        },
      ],
    },
  ]
  return {
    type: 'root',
    children: [
      h(1, ru ? 'Отчёт о требованиях' : 'Requirements report'),
      p(long[language]),
      ...one('DUR04', 'fail'),
      ...one('AVA01', 'at-risk'),
      ...one('SCA02', 'pass'),
      ...one('DUR02', 'unknown'),
    ],
  }
}

function decisions(language: Language): Root {
  const ru = language === 'ru'
  return {
    type: 'root',
    children: [
      h(1, ru ? 'Решения' : 'Decisions'),
      { type: 'anchor', id: 'decision-0001' },
      h(2, ru ? '0001. Сегменты по регионам' : '0001. Shards by region'),
      ...parse(adrBody[language]),
    ],
  }
}

/** A light and a dark picture with `boxes` boxes; light and dark differ in colours only. */
export function samplePicture(key: string, language: Language, width: number, height: number, boxes: number): Picture {
  const draw = (paper: string, ink: string): string => {
    const parts = Array.from({ length: boxes }, (_, i) => {
      const x = 16 + (i % 6) * ((width - 32) / 6)
      const y = 48 + Math.floor(i / 6) * 64
      return `<g transform="translate(${x.toFixed(0)} ${y})"><rect width="${((width - 32) / 6 - 12).toFixed(0)}" height="48" rx="6" fill="none" stroke="${ink}" stroke-width="1.25"/><text x="8" y="22" font-family="Inter" font-size="12" font-weight="600" fill="${ink}">${language === 'ru' ? 'Сервис' : 'Service'} ${i}</text><text x="8" y="38" font-family="JetBrains Mono" font-size="10" fill="${ink}">api-${i}</text></g>`
    })
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t"><title id="t">${key}</title><rect width="${width}" height="${height}" fill="${paper}"/><text x="16" y="30" font-family="Inter" font-size="15" font-weight="600" fill="${ink}">${language === 'ru' ? 'Зона a потеряна: данные целы' : 'Zone a lost: nothing lost'}</text>${parts.join('')}</svg>\n`
  }
  return { key, language, svg: draw('#ffffff', '#1b2733'), dark: draw('#14191f', '#dde5ec'), width, height, title: key }
}

function items(language: Language): ItemPage[] {
  const ru = language === 'ru'
  const page = (kind: ItemPage['kind'], name: string, title: string, ...blocks: RootContent[]): ItemPage => ({
    system: 'loyalty',
    language,
    kind,
    id: name,
    title,
    tree: { type: 'root', children: [h(1, title), ...blocks] },
  })
  return [
    page(
      'requirement',
      'DUR04',
      ru ? 'DUR04. Восстановление за 30 минут' : 'DUR04. Recovery in 30 minutes',
      p(verdict('fail')),
      { type: 'derivation', title: ru ? 'Вывод' : 'Derivation', derivation: restoreDerivation },
    ),
    page('requirement', 'AVA01', ru ? 'AVA01. Доступность' : 'AVA01. Availability', p(verdict('at-risk'))),
    page('element', 'api', ru ? 'API лояльности' : 'Loyalty API', p(long[language]), figure('context', 'API', 'API')),
    page('element', 'hostile', hostile, p(hostile), {
      type: 'code',
      lang: 'sql',
      value: `${hostile}\n\`\`\`\n</code>`,
    }),
    page(
      'scenario',
      'zone-loss',
      ru ? 'Потеря зоны' : 'Loss of a zone',
      figure('timeline', ru ? 'Переключение' : 'Failover', ru ? 'Шкала времени' : 'Timeline'),
    ),
    page('decision', '0001', ru ? '0001. Сегменты по регионам' : '0001. Shards by region', ...parse(adrBody[language])),
  ]
}

/** The whole sample. */
export function sampleDocuments(system = 'loyalty'): SystemDocuments {
  const languages: Language[] = ['ru', 'en']
  const trees = languages.flatMap((language): DeliverableTree[] => [
    {
      system,
      name: 'solution',
      language,
      title: language === 'ru' ? 'Архитектурное решение' : 'Solution document',
      tree: solution(language),
    },
    {
      system,
      name: 'requirements',
      language,
      title: language === 'ru' ? 'Отчёт о требованиях' : 'Requirements report',
      tree: requirements(language),
    },
    {
      system,
      name: 'decisions',
      language,
      title: language === 'ru' ? 'Решения' : 'Decisions',
      tree: decisions(language),
    },
  ])
  return {
    system,
    titles: { ru: 'Система лояльности', en: 'Loyalty system' },
    version: '1.4.0',
    date: '2026-03-14',
    languages,
    deliverables: trees,
    items: languages.flatMap(items).map((i) => ({ ...i, system })),
    pictures: languages.flatMap((l) => [
      samplePicture('context', l, 640, 300, 9),
      samplePicture('deployment', l, 1180, 620, 48),
      samplePicture('timeline', l, 680, 220, 6),
    ]),
    modelJson: '{"loadpath":1}\n',
    board: [
      {
        requirement: 'DUR04',
        title: { ru: 'Восстановление за 30 минут', en: 'Recovery in 30 minutes' },
        verdict: 'fail',
        cause: { ru: 'Копирование 400 ГБ занимает 26,7 мин', en: 'Copying 400 GB takes 26.7 min' },
      },
      {
        requirement: 'DUR02',
        title: { ru: hostile, en: hostile },
        verdict: 'unknown',
        cause: { ru: 'не задана скорость записи журнала', en: 'no write-ahead log rate given' },
      },
      {
        requirement: 'AVA01',
        title: { ru: 'Доступность 99,95 %', en: 'Availability 99.95 %' },
        verdict: 'at-risk',
        cause: { ru: 'Ошибочные выкладки: 61 % бюджета', en: 'Failed deployments: 61 % of the budget' },
      },
      {
        requirement: 'SCA02',
        title: { ru: 'Пиковая нагрузка', en: 'Peak load' },
        verdict: 'pass',
        cause: { ru: 'Запас 59 %', en: 'Headroom 59 %' },
      },
    ],
  }
}
