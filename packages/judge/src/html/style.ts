// What inline styles and legacy attributes do to the visibility of an element (evasion transforms 14 and 15).

/** Colours a text run inherits, as sRGB triples; undefined where nothing was said. */
export interface Paint {
  readonly color: Rgb
  readonly background: Rgb
}

type Rgb = readonly [number, number, number]

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

export const DEFAULT_PAINT: Paint = { color: BLACK, background: WHITE }

/** Under this WCAG contrast nobody reads a text; ordinary light grey on white is 1.6 and more. */
const UNREADABLE_CONTRAST = 1.3

/** Sizes up to this are not meant to be read, in CSS pixels or points. */
const UNREADABLE_SIZE = 2

/** A box moved further than this has left the canvas, in pixels; mails are at most about 800 wide. */
const OFF_CANVAS = 900

const NAMED: Readonly<Record<string, Rgb>> = {
  white: WHITE,
  black: BLACK,
  transparent: WHITE,
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
  ghostwhite: [248, 248, 255],
}

/** Parses an inline style into lower-case properties; the last one of a name wins as in CSS, `!important` apart. */
export function parseStyle(style: string): ReadonlyMap<string, string> {
  const properties = new Map<string, string>()
  for (const declaration of style.replace(/\/\*[\s\S]*?\*\//g, '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase()
    properties.set(name, value.replace(/\s*!important$/, ''))
  }
  return properties
}

/** Tells whether these properties keep an element's text from the reader's eye. */
export function isHiddenBy(style: ReadonlyMap<string, string>): boolean {
  return (
    style.get('display') === 'none' ||
    ['hidden', 'collapse'].includes(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all' ||
    isZero(style.get('opacity'), 0.05) ||
    isZero(style.get('font-size'), UNREADABLE_SIZE) ||
    isClipped(style) ||
    isOffCanvas(style)
  )
}

function isZero(value: string | undefined, limit: number): boolean {
  if (value === undefined) return false
  const match = /^(\d*\.?\d+)\s*(px|pt|%|em|rem)?$/.exec(value)
  if (!match) return false
  const size = Number(match[1])
  return match[2] === 'em' || match[2] === 'rem' ? size < 0.15 : size <= limit
}

function isClipped(style: ReadonlyMap<string, string>): boolean {
  const flat = ['max-height', 'height', 'max-width', 'width'].some((name) => isZero(style.get(name), 0))
  return flat && style.get('overflow') === 'hidden'
}

function isOffCanvas(style: ReadonlyMap<string, string>): boolean {
  const moved = ['text-indent', 'left', 'top', 'margin-left', 'margin-top'].some((name) => {
    const match = /^-(\d+(?:\.\d+)?)(px|pt|em)?/.exec(style.get(name) ?? '')
    return match !== null && Number(match[1]) * (match[2] === 'em' ? 16 : 1) >= OFF_CANVAS
  })
  return moved || /^rect\(0[^1-9]*\)$/.test(style.get('clip') ?? '')
}

/** The paint an element's own text gets, given its parent's. */
export function paintOf(
  parent: Paint,
  style: ReadonlyMap<string, string>,
  attributes: ReadonlyMap<string, string>,
): Paint {
  const color = parseColor(style.get('color') ?? attributes.get('color'))
  const background = parseColor(
    style.get('background-color') ?? style.get('background') ?? attributes.get('bgcolor'),
  )
  if (!color && !background) return parent
  return { color: color ?? parent.color, background: background ?? parent.background }
}

/** Tells whether text in this paint cannot be read against its background. */
export function isInvisible(paint: Paint): boolean {
  const [lighter, darker] = [luminance(paint.color), luminance(paint.background)].sort((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05) < UNREADABLE_CONTRAST
}

function parseColor(value: string | undefined): Rgb | undefined {
  if (value === undefined) return undefined
  const text = value.trim().toLowerCase()
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(text)?.[1]
  if (hex) return fromHex(hex)
  const rgb = /rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text)
  if (rgb) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])]
  return NAMED[text]
}

function fromHex(hex: string): Rgb {
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
  const value = Number.parseInt(full, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Relative luminance, WCAG 2.2 definition. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const share = Math.min(channel, 255) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
