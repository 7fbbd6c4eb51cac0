import type { StandingWords } from './words.ts'

export const IT: StandingWords = {
  subjects: {
    notice: 'Un suo messaggio non era critico',
    warning: 'Avvertimento: messaggi segnati come critici che non lo sono',
    claims_reviewed: 'Dal {from}: i suoi messaggi dubbi attendono una persona',
    claims_ignored: 'Dal {from}: i suoi contrassegni non contano',
    non_critical_stopped: 'Dal {from}: si consegnano solo i suoi messaggi critici',
    lifted: 'Una limitazione dei suoi messaggi è stata tolta',
    restored: 'Un richiamo è stato ritirato',
  },
  meanings: {
    notice: 'Vale come un richiamo. Non ne segue altro.',
    warning: 'Questo è un avvertimento: nulla è ancora limitato.',
    claims_reviewed:
      'Dal {from} al {until} un messaggio che lei segna come critico, senza che sia chiaro, attende che una persona lo abbia letto. Quelli chiari partono subito.',
    claims_ignored:
      'Dal {from} al {until} non fa differenza se segna un messaggio come critico: decide solo il contenuto.',
    non_critical_stopped: 'Dal {from} al {until} si consegnano solo i suoi messaggi critici.',
    lifted: 'Il gestore di {marketplace} l’ha conclusa. I suoi messaggi sono trattati come prima.',
    restored: 'Non è mai contato.',
  },
  names: {
    warning: 'un avvertimento',
    claims_reviewed: 'i suoi messaggi segnati ma dubbi attendono una persona',
    claims_ignored: 'i suoi contrassegni non contano più',
    non_critical_stopped: 'si consegnano solo i suoi messaggi critici',
  },
  denied:
    'Lei ha segnato «{subject}» (ordine {order}) come critico. Ciò che dice non serve a completare l’ordine.',
  operator: 'Lo ha deciso il gestore di {marketplace}.',
  review: 'Una persona ha riletto «{subject}» (ordine {order}): aveva ragione a segnarlo.',
  rule: 'Una regola di {marketplace} ha sbagliato su messaggi suoi. Richiami ritirati: {count}. Ce ne scusiamo.',
  ended: 'Finisce così anche la limitazione dei suoi messaggi.',
  score: 'Richiami che contano ora: {score}. Ognuno svanisce col tempo.',
  next: 'Con altri {strikes}: {step}.',
  always:
    'Un suo messaggio critico arriva sempre, segnato o no. Segni solo ciò a cui l’acquirente deve rispondere per il suo ordine.',
  appeal: 'Perché è stato deciso così, e come opporsi: {url}',
}
