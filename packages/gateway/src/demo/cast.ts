// Who plays in the demo: three sellers, four buyers, their orders, and what the buyers have chosen.
import type { ChoiceFields } from '../preferences/choose.ts'

export const SELLERS = [
  { id: 'harbour-lamps', name: 'Harbour Lamps', addresses: ['care@harbour-lamps.example'] },
  { id: 'oak-and-ash', name: 'Oak & Ash Workshop', addresses: ['bench@oakandash.example'] },
  { id: 'brightside', name: 'Brightside Gadgets', addresses: ['hello@brightside-gadgets.example'] },
] as const

export const BUYERS = [
  {
    id: 'anna',
    name: 'Anna Keller',
    address: 'anna.keller@mail.example',
    language: 'en',
    time_zone: 'Europe/Berlin',
  },
  {
    id: 'tom',
    name: 'Tom Reed',
    address: 'tom.reed@post.example',
    language: 'en',
    time_zone: 'America/Chicago',
  },
  { id: 'mei', name: 'Mei Tanaka', address: 'mei@tanaka.example', language: 'ja', time_zone: 'Asia/Tokyo' },
  {
    id: 'luis',
    name: 'Luis Ortega',
    address: 'luis.ortega@correo.example',
    language: 'es',
    time_zone: 'Europe/Madrid',
  },
] as const

/** `daysAgo` counts from the first start. */
export const ORDERS = [
  { id: '114-2208817-1', seller: 'harbour-lamps', buyer: 'anna', daysAgo: 2, item: 'Brass ship lamp, 30 cm' },
  { id: '114-5510294-7', seller: 'harbour-lamps', buyer: 'tom', daysAgo: 12, item: 'Table lamp "Pier"' },
  {
    id: '114-7730012-4',
    seller: 'oak-and-ash',
    buyer: 'anna',
    daysAgo: 1,
    item: 'Oak jewellery box, engraved',
  },
  { id: '114-9018443-0', seller: 'oak-and-ash', buyer: 'mei', daysAgo: 9, item: 'Ash tea tray' },
  { id: '114-3348190-2', seller: 'brightside', buyer: 'anna', daysAgo: 15, item: 'Pocket projector' },
  { id: '114-6672558-9', seller: 'brightside', buyer: 'luis', daysAgo: 6, item: 'Wireless earbuds' },
  { id: '114-1120976-3', seller: 'brightside', buyer: 'mei', daysAgo: 20, item: 'Travel adapter' },
] as const

export const CHOICES: readonly ({ readonly buyer: string } & ChoiceFields)[] = [
  { buyer: 'anna', scope: {}, category: 'all', choice: 'out', source: 'explicit', reason: 'demo' },
  {
    buyer: 'mei',
    scope: { seller: 'brightside' },
    category: 'all',
    choice: 'out',
    source: 'explicit',
    reason: 'demo',
  },
]

/** What has been written before the newcomer looks: one message of each fate, and one answer. */
export const LETTERS = [
  { sample: 'engraving-question.eml', order: '114-7730012-4' },
  { sample: 'address-question-with-review-request.eml', order: '114-2208817-1' },
  { sample: 'review-request.eml', order: '114-3348190-2' },
  { sample: 'important-review-request.eml', order: '114-3348190-2' },
  { sample: 'usage-tips.eml', order: '114-5510294-7' },
] as const
