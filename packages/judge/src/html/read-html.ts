// Reads HTML as a person would: the text that is shown, where each piece of it stands in the tree, and what is
// there but not shown. The tree is the one a browser builds (WHATWG HTML), so nothing hides in parser differences.
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { DEFAULT_PAINT, isHiddenBy, isInvisible, type Paint, paintOf, parseStyle } from './style.ts'

/** A stretch of the visible text and the text node it comes from. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly node: Tree.TextNode
  /** Index in `node.value` of each visible character, because white space was collapsed. */
  readonly positions: readonly number[]
}

export interface Link {
  readonly start: number
  readonly end: number
  readonly href: string
}

/** Text in the HTML that the reader does not see. */
export interface HiddenText {
  readonly origin: 'hidden' | 'alt'
  readonly text: string
}

export interface HtmlReading {
  readonly text: string
  readonly runs: readonly Run[]
  readonly links: readonly Link[]
  readonly hidden: readonly HiddenText[]
  /** Elements that hold the hidden text. */
  readonly hiddenElements: readonly Tree.Element[]
  readonly images: number
  /** True where a limit was hit: such a text must not be judged as if it were whole. */
  readonly truncated: boolean
  readonly document: Tree.Document
}

/** Layout tables of real newsletters nest up to about 60 deep; four times that bounds every recursive consumer. */
const DEPTH_LIMIT = 250

/** Nodes of one mail; a large newsletter has about 5 000. */
const NODE_LIMIT = 100_000

const SKIPPED = new Set(
  'head script style template noscript title meta link object embed iframe textarea select svg math audio video'.split(
    ' ',
  ),
)

const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol blockquote pre table hr'.split(' '))

const BLOCKS = new Set(
  'div li tr td th section article header footer center address dl dt dd form fieldset tbody thead figure main nav aside body caption'.split(
    ' ',
  ),
)

/** Reads HTML of at most about 1 MB in time linear in its length; never throws. */
export function readHtml(html: string): HtmlReading {
  const document = parse(html)
  const reader = new Reader()
  reader.walk(document)
  return { ...reader.finish(), document }
}

type Visit = {
  readonly node: Tree.ChildNode
  readonly depth: number
  readonly paint: Paint
  readonly pre: boolean
}
type Step = Visit | { readonly leave: () => void }

class Reader {
  #text = ''
  /** The last character written. Asking the text for it would copy all of it, again and again. */
  #last = ''
  #gap = 0
  #space = false
  #nodes = 0
  #truncated = false
  #images = 0
  readonly #runs: Run[] = []
  readonly #links: Link[] = []
  readonly #hidden: HiddenText[] = []
  readonly #hiddenElements: Tree.Element[] = []
  readonly #steps: Step[] = []

  walk(document: Tree.Document): void {
    this.#pushChildren(document.childNodes, { depth: 0, paint: DEFAULT_PAINT, pre: false })
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      if ('leave' in step) step.leave()
      else this.#visit(step)
    }
  }

  finish(): Omit<HtmlReading, 'document'> {
    return {
      text: this.#text,
      runs: this.#runs,
      links: this.#links,
      hidden: this.#hidden,
      hiddenElements: this.#hiddenElements,
      images: this.#images,
      truncated: this.#truncated,
    }
  }

  #visit(visit: Visit): void {
    this.#nodes += 1
    if (visit.depth > DEPTH_LIMIT || this.#nodes > NODE_LIMIT) {
      this.#truncated = true
      return
    }
    const { node } = visit
    if ('tagName' in node) this.#element(node, visit)
    else if (node.nodeName === '#text' && 'value' in node) this.#textNode(node, visit)
  }

  #element(element: Tree.Element, visit: Visit): void {
    const name = element.tagName
    if (SKIPPED.has(name)) return
    const attributes = new Map(element.attrs.map((attribute) => [attribute.name, attribute.value]))
    if (name === 'br') {
      this.#gap = Math.min(this.#gap + 1, 2)
      return
    }
    if (name === 'img') this.#image(attributes)
    const style = parseStyle(attributes.get('style') ?? '')
    if (attributes.has('hidden') || isHiddenBy(style)) {
      this.#hide(element)
      return
    }
    const height = PARAGRAPHS.has(name) ? 2 : BLOCKS.has(name) ? 1 : 0
    this.#breakLine(height)
    if (name === 'li') this.#append('- ')
    const from = this.#text.length
    this.#steps.push({
      leave: () => {
        if (name === 'a') this.#link(attributes.get('href'), from)
        this.#breakLine(height)
      },
    })
    const inherited = { depth: visit.depth + 1, paint: paintOf(visit.paint, style, attributes) }
    this.#pushChildren(element.childNodes, { ...inherited, pre: visit.pre || name === 'pre' })
  }

  /** `from` may lie before white space that was owed when the link began. */
  #link(href: string | undefined, from: number): void {
    if (href === undefined) return
    const owed = /^\s*/.exec(this.#text.slice(from))?.[0].length ?? 0
    this.#links.push({ start: from + owed, end: this.#text.length, href })
  }

  #pushChildren(children: readonly Tree.ChildNode[], inherited: Omit<Visit, 'node'>): void {
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const node = children[index]
      if (node) this.#steps.push({ node, ...inherited })
    }
  }

  #image(attributes: ReadonlyMap<string, string>): void {
    this.#images += 1
    const alt = attributes.get('alt')?.trim()
    if (alt) this.#hidden.push({ origin: 'alt', text: alt })
  }

  #hide(element: Tree.Element): void {
    const text = textBelow(element)
    if (text) this.#hidden.push({ origin: 'hidden', text })
    this.#hiddenElements.push(element)
  }

  #textNode(node: Tree.TextNode, visit: Visit): void {
    if (isInvisible(visit.paint) && node.value.trim() !== '') {
      this.#hidden.push({ origin: 'hidden', text: node.value.trim() })
      const parent = node.parentNode
      if (parent && 'tagName' in parent) this.#hiddenElements.push(parent)
      return
    }
    const positions: number[] = []
    const start = this.#writeText(node.value, visit.pre, positions)
    if (start !== undefined) this.#runs.push({ start, end: this.#text.length, node, positions })
  }

  /** Appends with white space collapsed as CSS `white-space: normal` does; returns where the text began. */
  #writeText(value: string, pre: boolean, positions: number[]): number | undefined {
    let start: number | undefined
    let written = ''
    for (let index = 0; index < value.length; index += 1) {
      const unit = value[index] as string
      if (isCollapsible(unit) && !(pre && unit === '\n')) {
        this.#space = true
        continue
      }
      const before = unit === '\n' ? '' : this.#owed()
      if (start === undefined) start = this.#text.length + before.length
      else positions.push(...Array.from(before, () => index - 1))
      written += before + unit
      this.#last = unit
      positions.push(index)
      this.#space = false
      this.#gap = 0
    }
    this.#text += written
    return start
  }

  /** The line breaks or the space that stand between what is written and the next character. */
  #owed(): string {
    if (this.#last === '') return ''
    if (this.#gap > 0) return '\n'.repeat(this.#gap)
    return this.#space && this.#last !== '\n' ? ' ' : ''
  }

  #append(text: string): void {
    this.#text += this.#owed() + text
    this.#last = text.at(-1) ?? this.#last
    this.#gap = 0
    this.#space = false
  }

  #breakLine(height: number): void {
    this.#gap = Math.max(this.#gap, height)
  }
}

function isCollapsible(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r' || unit === '\f'
}

function textBelow(element: Tree.Element): string {
  const parts: string[] = []
  const stack: Tree.ChildNode[] = [...element.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value)
    else if ('childNodes' in node) stack.push(...[...node.childNodes].reverse())
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}
