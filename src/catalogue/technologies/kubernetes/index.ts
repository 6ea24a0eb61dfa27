import { technology } from '../../technology.ts'
import { kubernetesKnobs } from './knobs.ts'

export const kubernetes = technology('kubernetes', 'Kubernetes', '1.32+', kubernetesKnobs)
