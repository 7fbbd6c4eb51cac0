// The answer to an appeal, in nine languages around the reviewer's own words.
import { inLanguage } from '@comity/policy'
import type { NoticeText } from './notice.ts'

interface Words {
  readonly subjects: { readonly granted: string; readonly rejected: string }
  readonly granted: string
  readonly rejected: string
  /** Before the reviewer's words. */
  readonly says: string
  readonly more: string
}

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    subjects: { granted: 'Your appeal was right', rejected: 'Your appeal was looked at' },
    granted:
      'A person has read “{subject}” (order {order}) again and decided for you. A strike for it is taken back as if it had never been. If the message was not delivered and still can be, it goes out now, unless its buyer has since refused it.',
    rejected: 'A person has read “{subject}” (order {order}) again, and the decision stands.',
    says: 'The answer:',
    more: 'All about this message: {url}',
  },
  de: {
    subjects: { granted: 'Ihr Widerspruch war berechtigt', rejected: 'Ihr Widerspruch wurde geprüft' },
    granted:
      'Ein Mensch hat „{subject}“ (Bestellung {order}) noch einmal gelesen und für Sie entschieden. Ein Verstoß dafür ist zurückgenommen, als hätte es ihn nie gegeben. Wurde die Nachricht nicht zugestellt und ist das noch möglich, geht sie jetzt hinaus, falls der Käufer sie nicht inzwischen ablehnt.',
    rejected: 'Ein Mensch hat „{subject}“ (Bestellung {order}) noch einmal gelesen. Die Entscheidung bleibt.',
    says: 'Die Antwort:',
    more: 'Alles zu dieser Nachricht: {url}',
  },
  fr: {
    subjects: { granted: 'Votre réclamation était fondée', rejected: 'Votre réclamation a été examinée' },
    granted:
      'Une personne a relu « {subject} » (commande {order}) et a décidé en votre faveur. Un manquement à ce titre est annulé comme s’il n’avait jamais existé. Si le message n’a pas été remis et peut encore l’être, il part maintenant, à moins que l’acheteur ne le refuse entre-temps.',
    rejected: 'Une personne a relu « {subject} » (commande {order}) ; la décision est maintenue.',
    says: 'La réponse :',
    more: 'Tout sur ce message : {url}',
  },
  es: {
    subjects: { granted: 'Su reclamación era justa', rejected: 'Su reclamación ha sido revisada' },
    granted:
      'Una persona ha vuelto a leer «{subject}» (pedido {order}) y ha decidido a su favor. Una falta por ello queda retirada como si nunca hubiera existido. Si el mensaje no se entregó y todavía es posible, sale ahora, salvo que el comprador lo haya rechazado entretanto.',
    rejected: 'Una persona ha vuelto a leer «{subject}» (pedido {order}); la decisión se mantiene.',
    says: 'La respuesta:',
    more: 'Todo sobre este mensaje: {url}',
  },
  it: {
    subjects: { granted: 'Il suo reclamo era fondato', rejected: 'Il suo reclamo è stato esaminato' },
    granted:
      'Una persona ha riletto «{subject}» (ordine {order}) e ha deciso in suo favore. Un richiamo per questo è ritirato come se non ci fosse mai stato. Se il messaggio non è stato consegnato e può ancora esserlo, parte ora, salvo che l’acquirente lo abbia nel frattempo rifiutato.',
    rejected: 'Una persona ha riletto «{subject}» (ordine {order}); la decisione resta.',
    says: 'La risposta:',
    more: 'Tutto su questo messaggio: {url}',
  },
  pt: {
    subjects: { granted: 'A sua reclamação tinha fundamento', rejected: 'A sua reclamação foi analisada' },
    granted:
      'Uma pessoa voltou a ler «{subject}» (encomenda {order}) e decidiu a seu favor. Uma falta por isso é retirada como se nunca tivesse existido. Se a mensagem não foi entregue e ainda puder ser, segue agora, a menos que o comprador a tenha entretanto recusado.',
    rejected: 'Uma pessoa voltou a ler «{subject}» (encomenda {order}); a decisão mantém-se.',
    says: 'A resposta:',
    more: 'Tudo sobre esta mensagem: {url}',
  },
  nl: {
    subjects: { granted: 'Uw bezwaar was terecht', rejected: 'Uw bezwaar is bekeken' },
    granted:
      'Een mens heeft “{subject}” (bestelling {order}) opnieuw gelezen en in uw voordeel beslist. Een overtreding daarvoor is ingetrokken alsof zij er nooit was. Is het bericht niet bezorgd en kan dat nog, dan gaat het nu uit, tenzij de koper het intussen weigert.',
    rejected: 'Een mens heeft “{subject}” (bestelling {order}) opnieuw gelezen; de beslissing blijft.',
    says: 'Het antwoord:',
    more: 'Alles over dit bericht: {url}',
  },
  pl: {
    subjects: { granted: 'Odwołanie było słuszne', rejected: 'Odwołanie zostało rozpatrzone' },
    granted:
      'Człowiek przeczytał ponownie „{subject}” (zamówienie {order}) i przyznał Ci rację. Naruszenie z tego powodu cofnięto, jakby nigdy go nie było. Jeśli wiadomość nie została dostarczona, a jest to jeszcze możliwe, wychodzi teraz, chyba że kupujący w międzyczasie jej odmówił.',
    rejected: 'Człowiek przeczytał ponownie „{subject}” (zamówienie {order}); decyzja pozostaje.',
    says: 'Odpowiedź:',
    more: 'Wszystko o tej wiadomości: {url}',
  },
  ja: {
    subjects: { granted: '異議が認められました', rejected: '異議の審査が終わりました' },
    granted:
      '担当者が「{subject}」（注文 {order}）を読み直し、異議を認めました。これによる違反ははじめからなかったものとして取り消されます。まだ届けられていない場合は、購入者がその後拒否していないかぎり、これから届けられます。',
    rejected: '担当者が「{subject}」（注文 {order}）を読み直しましたが、判断は変わりません。',
    says: '回答：',
    more: 'このメッセージのすべて：{url}',
  },
}

/** How much of a subject a letter repeats. */
const SUBJECT_LIMIT = 120

export interface AppealAnswer {
  readonly language: string
  readonly granted: boolean
  readonly answer: string
  readonly subject: string
  readonly order: string
  readonly url: string
}

export function appealLetter({ language, granted, answer, subject, order, url }: AppealAnswer): NoticeText {
  const words = inLanguage(WORDS, language)
  const which = granted ? 'granted' : 'rejected'
  const values: Record<string, string> = { subject: subject.slice(0, SUBJECT_LIMIT), order, url }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  const body = [fill(words[which]), `${words.says} ${answer}`, fill(words.more)].join('\n\n')
  return { subject: words.subjects[which], body: `${body}\n` }
}
