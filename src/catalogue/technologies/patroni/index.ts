import { technology } from '../../technology.ts'
import { patroniKnobs } from './knobs.ts'

export const patroni = technology('patroni', 'Patroni', '4.1', patroniKnobs)
