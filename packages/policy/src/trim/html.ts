// Cuts stretches of visible text out of an HTML tree, so that the layout holds and nothing hidden stays.
import { type Run, readHtml } from '@comity/judge'
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Elements that are content without text of their own. */
const CONTENT = new Set(['img', 'hr', 'input'])

/**
 * Returns the HTML without the stretches of its visible text and without what a reader cannot see, alternative texts
 * of pictures included. `markerHtml` takes the place of each run of stretches.
 */
export function cutHtml(html: string, stretches: readonly Stretch[], markerHtml: string): string {
  const { document, runs, hiddenElements } = readHtml(html)
  for (const element of hiddenElements) detach(element)
  let isMarked = false
  for (const run of runs) {
    const cuts = stretches.filter((stretch) => stretch.start < run.end && stretch.end > run.start)
    if (cuts.length > 0) isMarked = cutRun(run, cuts, { markerHtml, isMarked })
    else if (run.end > run.start) isMarked = false
  }
  return serialize(document)
}

/** Cuts within one text node; returns whether the text now ends in a mark, which the next cut then shares. */
function cutRun(
  run: Run,
  cuts: readonly Stretch[],
  { markerHtml, isMarked }: { markerHtml: string; isMarked: boolean },
): boolean {
  const { node, positions } = run
  let from = 0
  let marked = isMarked
  for (const cut of cuts) {
    const first = positions[Math.max(cut.start, run.start) - run.start] ?? node.value.length
    const before = node.value.slice(from, first)
    if (before.trim() !== '') marked = false
    insertBefore(node, before, marked ? '' : markerHtml)
    marked = true
    from = (positions[Math.min(cut.end, run.end) - run.start - 1] ?? node.value.length - 1) + 1
  }
  node.value = node.value.slice(from)
  if (node.value.trim() !== '') return false
  prune(node)
  return true
}

function insertBefore(node: Tree.TextNode, text: string, markup: string): void {
  const parent = node.parentNode
  if (!parent) return
  const added = parseFragment(markup).childNodes
  if (text !== '') added.unshift({ nodeName: '#text', value: text, parentNode: parent })
  for (const child of added) child.parentNode = parent
  parent.childNodes.splice(parent.childNodes.indexOf(node), 0, ...added)
}

/**
 * Takes out an empty text node and every parent that is left without content by it. A cell goes only with its whole
 * row: the others would move under the wrong heading.
 */
function prune(node: Tree.ChildNode): void {
  const parent = node.parentNode
  detach(node)
  if (!parent || !('tagName' in parent) || ['body', 'html'].includes(parent.tagName)) return
  if (!parent.childNodes.every(isBlank)) return
  const row = ['td', 'th'].includes(parent.tagName) ? parent.parentNode : undefined
  if (row === undefined) prune(parent)
  else if (row && 'tagName' in row && row.childNodes.every(isBlank)) prune(row)
}

function isBlank(node: Tree.ChildNode): boolean {
  if (node.nodeName === '#text' && 'value' in node) return node.value.trim() === ''
  if ('tagName' in node)
    return node.tagName === 'br' || (!CONTENT.has(node.tagName) && node.childNodes.every(isBlank))
  return true
}

function detach(node: Tree.ChildNode): void {
  const siblings = node.parentNode?.childNodes
  const index = siblings?.indexOf(node) ?? -1
  if (index >= 0) siblings?.splice(index, 1)
}
