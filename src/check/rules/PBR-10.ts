import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-10',
  severity: 'warning',
  title: { ru: 'Инкрементальные копии не чаще полных', en: 'Incremental copies are not more frequent than full ones' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: инкрементальная копия раз в ${ru.time(p.incremental)}, полная — раз в ${ru.time(p.full)}.`,
    en: (p) =>
      `${en.quote(p.id)}: an incremental copy every ${en.time(p.incremental)}, a full one every ${en.time(p.full)}.`,
  },
  fix: {
    ru: () => 'Делайте инкрементальные копии (incremental) чаще полных (full) или уберите их.',
    en: () => 'Make incremental copies (incremental) more often than full ones (full), or leave them out.',
  },
  why: {
    ru: 'Такая инкрементальная копия ничего не сокращает: ни потерю данных, ни место.',
    en: 'Such an incremental copy shortens nothing, neither the loss of data nor the space.',
  },
  source: 'arithmetic of schedules',
  example: { id: 'profiles', incremental: 86400, full: 86400 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap(({ id, backup }) => {
      if (backup?.incremental === undefined || seconds(backup.incremental) < seconds(backup.full)) return []
      const params = { id, incremental: seconds(backup.incremental), full: seconds(backup.full) }
      return [report(context, entry, `${id}.backup.incremental`, params)]
    }),
}
