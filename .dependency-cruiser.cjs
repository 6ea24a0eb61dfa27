// Imports go one way along the pipeline: a stage may import the stages before it, never a later one. No cycles.
const stages = [
  'language',
  'text',
  'quantity',
  'findings',
  'catalogue',
  'load',
  'check',
  'analyse',
  'judge',
  'view',
  'layout',
  'render',
  'document',
  'publish',
  'cli',
]
// Language texts and number formats need the types of quantities and the reverse: these four are one layer.
const base = ['language', 'text', 'quantity', 'findings']
const later = (stage) =>
  stages.slice(stages.indexOf(stage) + 1).filter((s) => !(base.includes(stage) && base.includes(s)))
const pure = [
  'language',
  'text',
  'quantity',
  'findings',
  'catalogue',
  'check',
  'analyse',
  'judge',
  'view',
  'layout',
  'render',
  'document',
]

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...stages
      .filter((s) => later(s).length > 0)
      .map((stage) => ({
        name: `${stage}-imports-no-later-stage`,
        severity: 'error',
        from: { path: `^src/${stage}/` },
        to: { path: `^src/(${later(stage).join('|')})/` },
      })),
    {
      name: 'pure-core',
      comment:
        'Language, analyses, views, layout, pictures and documents use no file system, process, clock or network.',
      severity: 'error',
      from: { path: `^src/(${pure.join('|')})/`, pathNot: '^src/language/builder/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'model-uses-the-public-door',
      severity: 'error',
      from: { path: '^model/' },
      to: { path: '^src/', pathNot: '^src/index\\.ts$' },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(mdast|hast|unist)$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
}
