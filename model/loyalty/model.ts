/** The loyalty system: entry of the model. Each part only declares; the order of the parts is the order in the documents. */
import './people-and-edge.ts'
import './services.ts'
import './data.ts'
import './monitoring-tools.ts'
import './journeys.ts'
import './failures.ts'
import './requirements.ts'
import './metrics.ts'
import './queries.ts'
import './assumptions.ts'
import './variants.ts'

export { loyalty as default } from './places.ts'
