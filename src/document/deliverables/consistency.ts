/** CAP and PACELC: per store and operation, what each situation gives, why, and what it costs. */
import type { RootContent } from 'mdast'
import type { StoreConsistency } from '../../analyse/analysis.ts'
import { type Context, id } from '../context.ts'
import { answers, storeOperations } from '../words.ts'
import { anchor, callout, derivationBlock, heading, paragraph, range, strong, table } from '../write.ts'

export function consistencyTree(c: Context): RootContent[] {
  const stores = c.analysis.consistency.stores
  return [
    heading(1, c.say('Согласованность: CAP и PACELC', 'Consistency: CAP and PACELC')),
    paragraph(
      c.say(
        'Метка CAP относится не к системе, а к хранилищу, операции и режиму. CP — только если каждый исправный узел отвечает линеаризуемо или отказывает, а переключение ничего не теряет; AP — только если каждый исправный узел отвечает. Всё остальное — «ни то ни другое», и для баз данных с одним ведущим это обычная правда.',
        'A CAP label belongs to a store, an operation and a mode, never to a system. CP only if every non-failing node answers linearizably or refuses and failover loses nothing; AP only if every non-failing node answers. Everything else is “neither”, which is the plain truth for most single-leader databases.',
      ),
    ),
    ...table({
      id: 'cap',
      caption: c.say(
        'Хранилища: CAP, PACELC и цена согласованности',
        'Stores: CAP, PACELC and the price of consistency',
      ),
      head: [
        c.say('Хранилище', 'Store'),
        'CAP',
        'PACELC',
        c.say('Цена фиксации', 'Price of a commit'),
        c.say('Почему', 'Why'),
      ],
      rows: stores.map((s) => [
        groupName(c, s),
        s.cap === 'neither' ? c.say('ни CP, ни AP', 'neither') : s.cap,
        s.pacelc,
        s.price ? range(s.price, 's', c.language) : '—',
        s.capWhy[c.language],
      ]),
      align: [null, null, null, 'right', null],
      widths: [22, 11, 12, 15, 40],
    }),
    ...stores.flatMap((s) => [anchor(s.group), heading(2, `${c.title(s.store)}: ${s.group}`), ...storeBody(c, s)]),
  ]
}

function groupName(c: Context, s: StoreConsistency): (string | ReturnType<typeof id>)[] {
  return [c.link(s.store) as string, ' ', id(s.group)]
}

/** The table of one store group (also on the element's page). */
export function storeBody(c: Context, s: StoreConsistency): RootContent[] {
  return [
    callout(
      'answer',
      paragraph(
        strong(s.cap === 'neither' ? c.say('Ни CP, ни AP', 'Neither CP nor AP') : s.cap),
        `, PACELC: ${s.pacelc}. `,
        s.capWhy[c.language],
      ),
    ),
    ...table({
      id: `consistency-${s.group.replaceAll('/', '-')}`,
      caption: c.say(`${s.group}: операции и ситуации`, `${s.group}: operations and situations`),
      head: [
        c.say('Ситуация', 'Situation'),
        c.say('Операция', 'Operation'),
        c.say('Ответ', 'Answer'),
        c.say('Модель согласованности', 'Consistency model'),
        c.say('Потеря подтверждённых записей', 'Acknowledged writes lost'),
        c.say('Почему', 'Why'),
      ],
      rows: s.rows.map((r) => [
        r.situation[c.language],
        storeOperations[r.operation][c.language],
        answers[r.answer][c.language],
        r.model === 'none' ? '—' : id(r.model),
        r.loss ? range(r.loss, 's', c.language) : '—',
        [
          r.why[c.language],
          ...(r.splitBrain
            ? [' ', strong(c.say('Разделение ведущих: ', 'Split brain: ')), r.splitBrain[c.language]]
            : []),
        ],
      ]),
      align: [null, null, null, null, 'right', null],
      widths: [18, 11, 11, 14, 14, 32],
      wide: true,
    }),
    ...(s.price ? [derivationBlock(c.say('Цена фиксации', 'Price of a commit'), s.price.derivation)] : []),
  ]
}
