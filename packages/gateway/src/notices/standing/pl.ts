import type { StandingWords } from './words.ts'

export const PL: StandingWords = {
  subjects: {
    notice: 'Twoja wiadomość nie była krytyczna',
    warning: 'Ostrzeżenie: wiadomości oznaczone jako krytyczne, które takie nie są',
    claims_reviewed: 'Od {from}: niejasne wiadomości od Ciebie czekają na człowieka',
    claims_ignored: 'Od {from}: Twoje oznaczenia się nie liczą',
    non_critical_stopped: 'Od {from}: dostarczamy tylko Twoje krytyczne wiadomości',
    lifted: 'Zniesiono ograniczenie Twoich wiadomości',
    restored: 'Cofnięto naruszenie',
  },
  meanings: {
    notice: 'Liczy się jako jedno naruszenie. Nic więcej z tego nie wynika.',
    warning: 'To jest ostrzeżenie: nic jeszcze nie jest ograniczone.',
    claims_reviewed:
      'Od {from} do {until} wiadomość, którą oznaczysz jako krytyczną, choć nie jest to jasne, czeka, aż przeczyta ją człowiek. Jasne wychodzą od razu.',
    claims_ignored:
      'Od {from} do {until} nie ma znaczenia, czy oznaczysz wiadomość jako krytyczną: decyduje tylko jej treść.',
    non_critical_stopped: 'Od {from} do {until} dostarczamy tylko Twoje krytyczne wiadomości.',
    lifted: 'Zakończył je operator {marketplace}. Twoje wiadomości są traktowane jak wcześniej.',
    restored: 'Nigdy się nie liczyło.',
  },
  names: {
    warning: 'ostrzeżenie',
    claims_reviewed: 'niejasne oznaczone wiadomości czekają na człowieka',
    claims_ignored: 'Twoje oznaczenia przestają się liczyć',
    non_critical_stopped: 'dostarczamy tylko Twoje krytyczne wiadomości',
  },
  denied:
    'Wiadomość „{subject}” (zamówienie {order}) oznaczono jako krytyczną. Jej treść nie jest potrzebna do realizacji zamówienia.',
  operator: 'Tak zdecydował operator {marketplace}.',
  review: 'Człowiek przeczytał ponownie „{subject}” (zamówienie {order}): oznaczenie było słuszne.',
  rule: 'Reguła {marketplace} pomyliła się co do Twoich wiadomości. Cofnięte naruszenia: {count}. Przepraszamy.',
  ended: 'Tym samym kończy się ograniczenie Twoich wiadomości.',
  score: 'Naruszenia, które teraz się liczą: {score}. Każde z czasem wygasa.',
  next: 'Przy kolejnych ({strikes}): {step}.',
  always:
    'Krytyczna wiadomość od Ciebie zawsze dociera, oznaczona czy nie. Oznaczaj tylko to, na co kupujący musi zareagować ze względu na zamówienie.',
  appeal: 'Dlaczego tak zdecydowano i jak się odwołać: {url}',
}
