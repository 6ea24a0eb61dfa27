import { technology } from '../../technology.ts'
import { nginxKnobs } from './knobs.ts'

export const nginx = technology('nginx', 'nginx', '1.29', nginxKnobs)
