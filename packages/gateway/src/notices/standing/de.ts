import type { StandingWords } from './words.ts'

export const DE: StandingWords = {
  subjects: {
    notice: 'Eine Ihrer Nachrichten war nicht kritisch',
    warning: 'Warnung: als kritisch markierte Nachrichten, die es nicht sind',
    claims_reviewed: 'Ab {from}: Unklare Nachrichten von Ihnen warten auf einen Menschen',
    claims_ignored: 'Ab {from}: Ihre Markierungen zählen nicht',
    non_critical_stopped: 'Ab {from}: Nur kritische Nachrichten von Ihnen werden zugestellt',
    lifted: 'Eine Beschränkung Ihrer Nachrichten wurde aufgehoben',
    restored: 'Ein Verstoß wurde zurückgenommen',
  },
  meanings: {
    notice: 'Das zählt als ein Verstoß. Weiter folgt daraus nichts.',
    warning: 'Dies ist eine Warnung: Noch ist nichts beschränkt.',
    claims_reviewed:
      'Vom {from} bis zum {until} wartet eine Nachricht, die Sie als kritisch markieren und bei der das nicht klar ist, bis ein Mensch sie gelesen hat. Klare gehen sofort hinaus.',
    claims_ignored:
      'Vom {from} bis zum {until} macht es keinen Unterschied, ob Sie eine Nachricht als kritisch markieren: Allein ihr Inhalt entscheidet.',
    non_critical_stopped: 'Vom {from} bis zum {until} werden von Ihnen nur kritische Nachrichten zugestellt.',
    lifted:
      'Der Betreiber von {marketplace} hat sie beendet. Ihre Nachrichten werden wieder behandelt wie zuvor.',
    restored: 'Er hat nie gezählt.',
  },
  names: {
    warning: 'eine Warnung',
    claims_reviewed: 'unklare markierte Nachrichten warten auf einen Menschen',
    claims_ignored: 'Ihre Markierungen zählen nicht mehr',
    non_critical_stopped: 'nur Ihre kritischen Nachrichten werden zugestellt',
  },
  denied:
    'Sie haben „{subject}“ (Bestellung {order}) als kritisch markiert. Was darin steht, braucht die Bestellung nicht.',
  operator: 'Der Betreiber von {marketplace} hat das entschieden.',
  review:
    'Ein Mensch hat „{subject}“ (Bestellung {order}) noch einmal gelesen: Sie haben die Nachricht zu Recht markiert.',
  rule: 'Eine Regel von {marketplace} hat sich bei Nachrichten von Ihnen geirrt. Zurückgenommene Verstöße: {count}. Das tut uns leid.',
  ended: 'Damit endet auch die Beschränkung Ihrer Nachrichten.',
  score: 'Verstöße, die jetzt zählen: {score}. Jeder verblasst mit der Zeit.',
  next: 'Bei {strikes} weiteren: {step}.',
  always:
    'Eine kritische Nachricht von Ihnen kommt immer an, markiert oder nicht. Markieren Sie nur, worauf der Käufer für seine Bestellung reagieren muss.',
  appeal: 'Warum so entschieden wurde, und wie Sie widersprechen: {url}',
}
