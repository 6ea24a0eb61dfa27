/** A picture and the job that makes it. */
import type { Language } from '../language/text.ts'

/** A finished picture: complete SVG markup for both themes. */
export interface DrawnPicture {
  key: string
  language: Language
  svg: string
  dark: string
  width: number
  height: number
  /** Its message. */
  title: string
  /** Long text for people who cannot see it. */
  description: string
  mermaid?: string
  /** Reads better on a landscape page. */
  wide: boolean
}

/** One picture to be made in one language. */
export interface PictureJob {
  key: string
  draw: (language: Language) => Promise<Omit<DrawnPicture, 'key' | 'language'>>
}
