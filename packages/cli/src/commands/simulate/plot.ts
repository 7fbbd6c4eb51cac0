// The opt-outs of a simulation as a picture: a line for each policy, and the fifth of the buyers that was reached in 2017.
import { html as svg } from 'ghtml'
import type { Played } from './simulate.ts'

const WIDTH = 720
const HEIGHT = 360
const LEFT = 56
const RIGHT = 190
const TOP = 24
const BOTTOM = 40

/** Told apart by colour-blind readers too, and by their dashes without colour. */
const STROKES = [
  ['#1f4e9c', ''],
  ['#c2410c', '8 4'],
  ['#047857', '2 4'],
  ['#7c3aed', '12 4 2 4'],
  ['#0f766e', '1 3'],
  ['#9d174d', '16 4'],
  ['#525252', '4 4'],
  ['#a16207', '10 3 3 3'],
  ['#111827', '6 2'],
] as const

/** The peak that the opt-out's first test is said to have reached. */
const STORY = 0.2

/** Draws SVG; time runs to the right in months, the share of buyers who opted out upwards. */
export function plotOptOuts(played: readonly Played[]): string {
  const months = Math.max(...played.map((one) => one.months.length))
  const top = Math.max(STORY * 1.25, ...played.flatMap((one) => one.months.map(({ optedOut }) => optedOut)))
  const x = (month: number) => Math.round(LEFT + (month / months) * (WIDTH - LEFT - RIGHT))
  const y = (share: number) => Math.round(HEIGHT - BOTTOM - (share / top) * (HEIGHT - TOP - BOTTOM))
  const place = { x, y, months, top }
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<title>Share of buyers who opted out, by month and policy</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
!${axes(place)}
!${played.map((one, index) => line(one, index, place)).join('')}
</svg>
`
}

interface Place {
  readonly x: (month: number) => number
  readonly y: (share: number) => number
  readonly months: number
  readonly top: number
}

function axes({ x, y, months, top }: Place): string {
  const apart = top > 0.5 ? 0.2 : top > 0.3 ? 0.1 : 0.05
  const shares = Array.from({ length: Math.floor(top / apart + 1e-9) + 1 }, (_, index) => index * apart)
  const step = Math.ceil(months / 12)
  const ticks = Array.from({ length: Math.floor(months / step) }, (_, index) => (index + 1) * step)
  return svg`!${shares
    .map(
      (share) =>
        svg`<line x1="${x(0)}" y1="${y(share)}" x2="${x(months)}" y2="${y(share)}" stroke="#ddd"/><text x="${x(0) - 8}" y="${y(share) + 4}" text-anchor="end">${(share * 100).toFixed(0)} %</text>`,
    )
    .join('')}
<line x1="${x(0)}" y1="${y(STORY)}" x2="${x(months)}" y2="${y(STORY)}" stroke="#b91c1c" stroke-dasharray="3 3"/><text x="${x(0) + 4}" y="${y(STORY) - 5}" fill="#b91c1c">20 %, as in 2017</text>
!${ticks.map((month) => svg`<text x="${x(month)}" y="${HEIGHT - 16}" text-anchor="middle">${month}</text>`).join('')}`
}

function line({ policy, months }: Played, index: number, { x, y }: Place): string {
  const [colour, dashes] = STROKES[index % STROKES.length] as (typeof STROKES)[number]
  const points = [`${x(0)},${y(0)}`, ...months.map(({ month, optedOut }) => `${x(month)},${y(optedOut)}`)]
  const legend = TOP + 16 * index
  return svg`<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>
<line x1="${WIDTH - RIGHT + 16}" y1="${legend}" x2="${WIDTH - RIGHT + 44}" y2="${legend}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/><text x="${WIDTH - RIGHT + 50}" y="${legend + 4}">${policy}</text>
`
}
