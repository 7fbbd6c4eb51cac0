// A buyer's answer that says no more than "stop". Whole answers only: "stop the order, please" is for the seller. Words
// that end orders as well as mail, such as "cancel", are none of these.

const STOP_WORDS: readonly string[] = [
  // English
  ...['stop', 'stop it', 'stop all', 'stop mail', 'stop mails', 'stop email', 'stop emails', 'stop messages'],
  ...['unsubscribe', 'unsubscribe me', 'opt out', 'optout', 'remove me', 'no more emails', 'no more mails'],
  ...['no more messages', 'do not email me', 'do not contact me', 'stop emailing me', 'stop writing to me'],
  // German
  ...['stopp', 'abmelden', 'abmeldung', 'abbestellen', 'austragen', 'keine mails mehr', 'keine e mails mehr'],
  ...['keine nachrichten mehr', 'keine briefe mehr', 'mich abmelden', 'schreiben sie mir nicht mehr'],
  // French
  ...[
    'arrêtez',
    'arrêter',
    'désabonner',
    'désabonnement',
    'me désabonner',
    'se désabonner',
    'désinscription',
  ],
  ...['désinscrire', 'me désinscrire', 'plus de mails', 'plus de messages', 'ne m écrivez plus'],
  // Spanish
  ...['baja', 'dar de baja', 'darme de baja', 'darse de baja', 'basta', 'no más correos', 'no más mensajes'],
  ...['cancelar suscripción', 'cancelar la suscripción', 'no me escriban más'],
  // Italian
  ...['disiscrivi', 'disiscrivimi', 'disiscrizione', 'annulla iscrizione', 'cancellami', 'niente più mail'],
  ...['niente più messaggi', 'non scrivetemi più'],
  // Portuguese
  ...['parar', 'pare', 'descadastrar', 'cancelar subscrição', 'cancelar inscrição', 'remover', 'chega'],
  ...['não quero mais mensagens', 'não me escrevam mais', 'cancelar a subscrição'],
  // Dutch
  ...['stoppen', 'afmelden', 'uitschrijven', 'schrijf mij uit', 'geen mails meer', 'geen berichten meer'],
  // Polish
  ...[
    'wypisz',
    'wypisz mnie',
    'proszę mnie wypisać',
    'anuluj subskrypcję',
    'nie pisz do mnie',
    'koniec maili',
  ],
  // Japanese
  ...[
    '停止',
    '配信停止',
    '配信停止希望',
    '購読解除',
    '登録解除',
    'ストップ',
    '送らないで',
    '送らないでください',
  ],
  ...['もう送らないでください', 'メール不要', '配信を停止してください'],
]

const COURTESY =
  /^(?:please|bitte|s il vous plaît|por favor|per favore|alstublieft|proszę) | (?:please|bitte|s il vous plaît|por favor|per favore|alstublieft|proszę|thanks|thank you|danke|merci|gracias|grazie|obrigado|dank u|dziękuję)$/g

const KNOWN: ReadonlySet<string> = new Set(STOP_WORDS.flatMap((words) => [words, withoutMarks(words)]))

/** No stop word is longer, courtesy included. */
const LONGEST = 80

/**
 * Tells whether an answer asks for an end of mail and says nothing else. `own` is what the buyer wrote himself, without
 * quote and signature; where it is empty the subject counts, if it is not that of an answer.
 */
export function isStopWord(own: string, subject: string): boolean {
  const said = own.trim() === '' ? subject : own
  if (said.length > LONGEST) return false
  const words = said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}ー]+/gu, ' ')
    .trim()
    .replace(COURTESY, '')
  return KNOWN.has(words)
}

/** Many leave the accents out on a telephone. */
function withoutMarks(text: string): string {
  return /\p{Script=Latin}/u.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text
}
