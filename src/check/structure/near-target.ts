/** What an author probably meant by a target that does not fit its metric: `<=500 ms` is `<= 500ms`. Only for the message. */
import type { Measure } from '../../language/vocabulary/index.ts'
import { nearUnit } from '../../load/schema/near-unit.ts'
import { targetUnits } from '../target.ts'

const comparators: Record<string, string> = { '≤': '<=', '=<': '<=', '≥': '>=', '=>': '>=' }
const units: Record<string, string> = { duration: 'Duration', share: 'Ratio', rate: 'Rate', money: 'Money' }

/** The target in its form; `wanted` stands for a comparator that is not there. Undefined: there is no telling. */
export function nearTarget(target: string, metric: Measure['metric'], wanted: string | undefined): string | undefined {
  const [, sign = '', value = ''] = /^\s*(<=|>=|=<|=>|≤|≥|<|>)?\s*(.*)$/s.exec(target) ?? []
  const comparator = sign === '' ? wanted : (comparators[sign] ?? sign)
  const amount = nearUnit(value, units[targetUnits[metric]] ?? '')
  return comparator && amount ? `${comparator} ${amount}` : undefined
}
