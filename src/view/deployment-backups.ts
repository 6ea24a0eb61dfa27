/** Repositories of backups and the lines that lead to them. */
import type { Topology } from '../analyse/topology/topology.ts'
import { type Said, said } from '../language/text.ts'
import { seconds } from '../language/units.ts'
import type { BackupPolicy, Element, Id } from '../language/vocabulary/index.ts'
import { sayValue } from '../text/format.ts'
import { placeGroup } from './names.ts'
import type { ViewEdge, ViewNode } from './view.ts'

function policyOf(element: Element | undefined): BackupPolicy | undefined {
  return element !== undefined && 'backup' in element ? element.backup : undefined
}

function repositories(policy: BackupPolicy): Id[] {
  return [...new Set([policy.in, ...(policy.alsoIn ?? [])])]
}

/** A repository that the model keeps simply "in a place" gets a node there; one kept in an object store has its own. */
export function backupNodes(element: Element, topology: Topology): ViewNode[] {
  const policy = policyOf(element)
  if (policy === undefined) return []
  const title = said(element.title)
  return repositories(policy)
    .filter((id) => topology.places.has(id) && objectStoreIn(id, topology) === undefined)
    .map((place) => ({
      id: `backup:${element.id}@${place}`,
      element: element.id,
      kind: 'copy',
      shape: 'objectStore',
      title: { ru: `Резервные копии: ${title.ru}`, en: `Backups: ${title.en}` },
      subtitle: { ru: policy.tool, en: policy.tool },
      parent: placeGroup(place),
      slot: `backup:${element.id}`,
      because: `the backup repository of ${element.id}`,
    }))
}

/** An object store deployed in the place is where the copies go. */
function objectStoreIn(place: Id, topology: Topology): string | undefined {
  const inside = topology.within(place)
  const found = topology.instances.find(
    (i) => inside.includes(i.place) && topology.elements.get(i.element)?.kind === 'objectStore',
  )
  return found && `${found.element}@${found.place}`
}

/** From the primary of each group to each repository that is shown. */
export function backupEdges(topology: Topology, nodes: readonly ViewNode[], labelled: boolean): ViewEdge[] {
  return topology.groups.flatMap((group) => {
    const primary = group.copies.find((c) => c.role === 'primary')
    const policy = policyOf(topology.elements.get(group.store))
    if (primary === undefined || policy === undefined) return []
    return repositories(policy).flatMap((id) => {
      const inPlace = objectStoreIn(id, topology)
      const target = nodes.find((n) => n.id === `backup:${group.store}@${id}` || n.element === id || n.id === inPlace)
      if (target === undefined || target.id === primary.id) return []
      return [
        {
          id: `${primary.id}=>${target.id}`,
          relation: 'backup',
          from: primary.id,
          to: target.id,
          ...(labelled ? { label: backupLabel(policy) } : {}),
          style: 'async' as const,
          because: `backups of ${group.id} are kept there`,
        },
      ]
    })
  })
}

function backupLabel(policy: BackupPolicy): Said {
  const full = sayValue(seconds(policy.full), 's')
  if (policy.incremental === undefined) return { ru: `копии: ${full.ru}`, en: `backups: ${full.en}` }
  const incremental = sayValue(seconds(policy.incremental), 's')
  return { ru: `копии: ${full.ru} + ${incremental.ru}`, en: `backups: ${full.en} + ${incremental.en}` }
}
