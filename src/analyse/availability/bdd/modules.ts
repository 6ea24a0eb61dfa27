/**
 * Modules of a circuit (Dutuit and Rauzy, 1996): a node is a module when nothing outside reaches its descendants except
 * through it. Modules are independent of the rest, so each is solved alone and stands in its parent as one variable.
 * Linear time, two passes, no recursion.
 */
import type { Circuit } from './circuit.ts'

/** One flag per node: true for gate nodes that are modules (the root always is, when it is a gate). */
export function findModules(circuit: Circuit): boolean[] {
  const n = circuit.kinds.length
  const first = new Int32Array(n)
  const last = new Int32Array(n)
  const exit = new Int32Array(n)
  const flags: boolean[] = new Array<boolean>(n).fill(false)
  if (circuit.root < 0) return flags
  const order: number[] = []
  const stack: number[] = [circuit.root >> 1]
  const next: number[] = [0]
  let clock = 0
  const enter = (node: number): boolean => {
    clock += 1
    last[node] = clock
    if (first[node] !== 0) return false
    first[node] = clock
    return true
  }
  enter(circuit.root >> 1)
  while (stack.length > 0) {
    const node = stack[stack.length - 1] as number
    const at = next[next.length - 1] as number
    const child = circuit.inputs[node]?.[at]
    if (child === undefined) {
      clock += 1
      exit[node] = clock
      last[node] = clock
      order.push(node)
      stack.pop()
      next.pop()
      continue
    }
    next[next.length - 1] = at + 1
    if (enter(child >> 1)) {
      stack.push(child >> 1)
      next.push(0)
    }
  }
  // Earliest first visit and latest last visit over all descendants.
  const earliest = new Int32Array(n).fill(0x7fffffff)
  const latest = new Int32Array(n)
  for (const node of order) {
    for (const input of circuit.inputs[node] ?? []) {
      const child = input >> 1
      earliest[node] = Math.min(earliest[node]!, first[child]!, earliest[child]!)
      latest[node] = Math.max(latest[node]!, last[child]!, latest[child]!)
    }
    if ((circuit.inputs[node]?.length ?? 0) > 0) {
      flags[node] = earliest[node]! > first[node]! && latest[node]! < exit[node]!
    }
  }
  return flags
}
