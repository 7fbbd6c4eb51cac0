// Was a mail written by a robot? By what robots are asked to say of themselves (RFC 3834 §5), by what they said before
// that, and by the subjects of those that say nothing.

/** What headers say; a name in lower case gives its value. */
export type HeaderValue = (name: string) => string

/** Away, out of office, received automatically: as mail programs begin the subject in ten languages. */
const SUBJECTS =
  /^\s*(?:(?:re|aw|sv|fw|fwd|wg|antw|odp|rif|res)\s*:\s*)*(?:auto(?:matic|mated|-)?[ -]?(?:reply|response|answer)|autoreply|out of (?:the )?office|ooo\b|on (?:vacation|holiday)|away from (?:my mail|the office)|vacation (?:reply|response)|automatische (?:antwort|abwesenheits|nachricht)|abwesenheits(?:notiz|meldung|nachricht)|abwesend|nicht im (?:büro|haus)|réponse automatique|absence du bureau|message d['’]absence|je suis absent|respuesta automática|fuera de (?:la )?oficina|ausente de la oficina|risposta automatica|fuori ufficio|assente dall['’]ufficio|resposta automática|fora do escritório|ausente do escritório|ausência temporária|automatisch antwoord|afwezig(?:heid)?|niet op kantoor|automatyczna odpowiedź|odpowiedź automatyczna|poza biurem|nieobecność|jestem nieobecn|autosvar|automatiskt svar|frånvaro|自動(?:返信|応答)|不在(?:通知|のお知らせ|連絡)|休暇中)/iu

/**
 * Exchange's suppression header alone marks ordinary mail too, and so counts for nothing; lists and bulk mail are no
 * letters of persons either.
 */
export function isAutomatic(value: HeaderValue, subject: string): boolean {
  const submitted = value('auto-submitted')
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:bulk|junk|list|auto_reply)$/.test(value('precedence')) ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from'].some(
      (name) => value(name) !== '',
    ) ||
    SUBJECTS.test(subject)
  )
}
