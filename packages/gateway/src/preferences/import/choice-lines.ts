// A list of choices as CSV: what a line may say, and what is wrong with one that says something else.
import { SOURCES } from '@comity/policy'
import { CsvError, type Options, parse } from 'csv-parse'
import { z } from 'zod'
import { Refusal } from '../../refusals.ts'

/** A line of the list, or why it is none. `line` is its number in the file, the heading being 1. */
export type ChoiceLine =
  | { readonly line: number; readonly choice: LineFields }
  | { readonly line: number; readonly fault: string }

export type LineFields = z.output<typeof fields>

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type)

const fields = z.object({
  buyer: z.string().min(1, { error: 'must name a buyer' }).max(128),
  category: optional(z.enum(['all', 'reviews', 'updates', 'help', 'offers']).default('all')),
  choice: optional(z.enum(['out', 'in']).default('out')),
  source: optional(z.enum(SOURCES).default('bundled')),
  seller: optional(z.string().max(128).optional()),
  order: optional(z.string().max(128).optional()),
  reason: optional(z.string().max(500).optional()),
  chosen_at: optional(
    z.iso
      .datetime({ offset: true, error: 'must be a time with its zone, as 2026-11-23T12:00:00Z' })
      .transform((text) => new Date(text))
      .optional(),
  ),
})

const COLUMNS = Object.keys(fields.shape)

/** A line longer than this is none of ours. */
const LINE_LIMIT = 2_000

const OPTIONS: Options = {
  bom: true,
  columns: checkedHeading,
  info: true,
  max_record_size: LINE_LIMIT,
  relax_column_count_less: true,
  skip_empty_lines: true,
  trim: true,
}

/** Reads the lines in order. Throws a refusal where the text is no such list, naming the line. */
export async function* readChoiceLines(content: string, now: Date): AsyncGenerator<ChoiceLine> {
  try {
    for await (const { record, info } of parse(content, OPTIONS)) yield lineOf(record, info.lines, now)
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('import.unreadable', { detail: error.message })
    throw error
  }
}

function checkedHeading(names: readonly string[]): string[] {
  const unknown = names.filter((name) => !COLUMNS.includes(name))
  if (unknown.length > 0)
    throw new Refusal('import.unreadable', {
      detail: `The first line names columns that are none: ${unknown.join(', ').slice(0, 200)}. The columns are ${COLUMNS.join(', ')}.`,
    })
  if (!names.includes('buyer'))
    throw new Refusal('import.unreadable', {
      detail: 'The first line must name the columns, `buyer` at least.',
    })
  return [...names]
}

function lineOf(record: unknown, line: number, now: Date): ChoiceLine {
  const parsed = fields.safeParse(record)
  if (!parsed.success)
    return {
      line,
      fault: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    }
  const choice = parsed.data
  if (choice.seller !== undefined && choice.order !== undefined)
    return { line, fault: 'name a seller or an order, not both' }
  if (choice.chosen_at && choice.chosen_at > now) return { line, fault: 'chosen_at: lies in the future' }
  return { line, choice }
}
