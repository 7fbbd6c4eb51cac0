// From a file's text to checked data, every fault with its line and column. A policy is read by people, so it has no
// anchors and aliases, by which a few lines of YAML could stand for billions.
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml'
import { checkFile } from './schema.ts'
import type { PartialFile } from './shape.ts'

/** A fault in a policy file. Line and column count from 1. */
export interface PolicyFault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export class PolicyError extends Error {
  readonly faults: readonly PolicyFault[]

  constructor(faults: readonly PolicyFault[]) {
    super(faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'))
    this.name = 'PolicyError'
    this.faults = faults
  }
}

/** The largest profile that ships has 60 KB. */
const SIZE_LIMIT = 1_000_000

/** A file as it was read, with the places of everything in it. */
export interface SourceFile {
  readonly name: string
  readonly data: PartialFile
  readonly extends: string | undefined
  placeOf(path: readonly PropertyKey[]): { line: number; column: number }
}

/** Reads one file. Throws a PolicyError that names each fault. */
export function readSource(source: string, name: string): SourceFile {
  const fault = (message: string, line = 1, column = 1) =>
    new PolicyError([{ file: name, line, column, message }])
  if (source.length > SIZE_LIMIT)
    throw fault(`the file has ${source.length} characters; a policy has at most ${SIZE_LIMIT}`)
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
  // What follows a first slip of the syntax only follows from it.
  const [slip] = document.errors
  if (slip) {
    const { line, column } = position(lines, slip.pos[0])
    throw fault(
      (slip.message.split('\n', 1)[0] as string).replace(/ at line \d+, column \d+:?$/, ''),
      line,
      column,
    )
  }
  refuseAliases(document, lines, name)
  const data: unknown = document.toJS()
  const placeOf = (path: readonly PropertyKey[]) => placeIn(document, lines, path)
  const base =
    typeof data === 'object' && data !== null && 'extends' in data ? String(data.extends) : undefined
  const checked = checkFile(data, { isExtending: base !== undefined })
  if (Array.isArray(checked))
    throw new PolicyError(checked.map(({ path, message }) => ({ file: name, ...placeOf(path), message })))
  return { name, data: checked, extends: base, placeOf }
}

function refuseAliases(document: Document, lines: LineCounter, file: string): void {
  visit(document, {
    Alias: (_, node) => {
      const at = position(lines, node.range?.[0] ?? 0)
      throw new PolicyError([
        { file, ...at, message: 'aliases (*name) are not used in policies; write the value out' },
      ])
    },
  })
}

function placeIn(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
): { line: number; column: number } {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return position(lines, node.range[0])
  }
  return { line: 1, column: 1 }
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}
