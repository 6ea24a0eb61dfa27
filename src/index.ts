/**
 * The language of Loadpath for model files: `import { system } from 'loadpath'`. Only the builder and the types of the
 * vocabulary are here, so that loading a model loads nothing of the engine.
 */
export type * from './language/builder/handles.ts'
export type {
  AssumptionOptions,
  DeploymentOptions,
  ElementOptions,
  FaultOptions,
  JourneyOptions,
  LinkOptions,
  MetricOptions,
  PlaceOptions,
  QueryOptions,
  RegionOptions,
  RequirementOptions,
  ScenarioOptions,
  StageOptions,
  StepOptions,
  VariantOptions,
  ViewOptions,
} from './language/builder/options.ts'
export type { RelationOptions } from './language/builder/relation-options.ts'
export type { System, VariantBuilding } from './language/builder/system.ts'
export { system } from './language/builder/system.ts'
export type { Building } from './language/builder/vocabulary.ts'
export type { ArchitectureDocument, SystemInfo } from './language/document.ts'
export type { Language, Text } from './language/text.ts'
export type { Duration, Money, Rate, Ratio, Size, Throughput } from './language/units.ts'
export type * from './language/vocabulary/index.ts'
