/**
 * The three typefaces of every output: the same files on every machine. Static TrueType, because variable fonts become
 * Type 3 in PDF and the PDF engine silently ignores woff2.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

export interface Face {
  family: 'Inter' | 'JetBrains Mono'
  weight: 400 | 600
  style: 'normal' | 'italic'
  /** Path inside node_modules. */
  module: string
}

const inter = '@expo-google-fonts/inter'
const regular: Face = {
  family: 'Inter',
  weight: 400,
  style: 'normal',
  module: `${inter}/400Regular/Inter_400Regular.ttf`,
}
const semiBold: Face = {
  family: 'Inter',
  weight: 600,
  style: 'normal',
  module: `${inter}/600SemiBold/Inter_600SemiBold.ttf`,
}
const italic: Face = {
  family: 'Inter',
  weight: 400,
  style: 'italic',
  module: `${inter}/400Regular_Italic/Inter_400Regular_Italic.ttf`,
}
const mono: Face = {
  family: 'JetBrains Mono',
  weight: 400,
  style: 'normal',
  module: '@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf',
}

/** Faces of the site and of pictures. */
export const webFaces = [regular, semiBold, mono] as const
/** Faces of the PDF: it has a real italic for remarks. */
export const printFaces = [regular, semiBold, italic, mono] as const

/** The TrueType file of a face. */
export async function readFace(face: Face): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve(face.module))
}
