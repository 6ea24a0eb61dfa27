/** A picture and the job that makes it. */
import type { Language } from '../language/text.ts'
import type { PictureSize } from '../layout/limits.ts'

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

/** A picture that is not drawn because nobody could read it, and the most that one may hold. */
export interface OversizePicture extends PictureSize {
  key: string
  most: PictureSize
}

/** One picture to be made in one language. */
export interface PictureJob {
  key: string
  /** Set when it holds more than a picture may: then it is not drawn. */
  oversize?: () => OversizePicture | undefined
  draw: (language: Language) => Promise<Omit<DrawnPicture, 'key' | 'language'>>
}
