/** A binary heap. `compare(a, b) < 0` means that a comes out first; it must be a total order for a defined result. */
export function createHeap<T>(compare: (a: T, b: T) => number) {
  const items: T[] = []
  return {
    items: items as readonly T[],
    push(item: T): void {
      let at = items.length
      items.push(item)
      while (at > 0) {
        const parent = (at - 1) >> 1
        const above = items[parent] as T
        if (compare(item, above) >= 0) break
        items[at] = above
        at = parent
      }
      items[at] = item
    },
    pop(): T | undefined {
      const [first] = items
      const item = items.pop()
      if (items.length === 0 || item === undefined) return first
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= items.length) break
        if (child + 1 < items.length && compare(items[child + 1] as T, items[child] as T) < 0) child += 1
        if (compare(items[child] as T, item) >= 0) break
        items[at] = items[child] as T
        at = child
      }
      items[at] = item
      return first
    },
  }
}
