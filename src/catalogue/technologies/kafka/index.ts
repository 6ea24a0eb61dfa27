import { technology } from '../../technology.ts'
import { kafkaKnobs } from './knobs.ts'

export const kafka = technology('kafka', 'Apache Kafka', '4.x (KRaft)', kafkaKnobs)
