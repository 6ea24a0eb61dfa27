import { technology } from '../../technology.ts'
import { networkKnobs } from './knobs.ts'

export const network = technology('network', 'TCP', 'Linux', networkKnobs)
