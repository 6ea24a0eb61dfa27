/** KarmaSystem: today's system and the plan to scale it in stages. The order of the parts is the order in the documents. */
import './today.ts'
import './journeys.ts'
import './failures.ts'
import './requirements.ts'
import './queries.ts'
import './assumptions.ts'
import './stages.ts'
import './variants.ts'

export { karma as default } from './places.ts'
