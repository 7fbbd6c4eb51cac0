import type { StandingWords } from './words.ts'

export const FR: StandingWords = {
  subjects: {
    notice: 'Un de vos messages n’était pas critique',
    warning: 'Avertissement : des messages marqués critiques qui ne le sont pas',
    claims_reviewed: 'À partir du {from} : vos messages douteux attendent une personne',
    claims_ignored: 'À partir du {from} : vos marques ne comptent pas',
    non_critical_stopped: 'À partir du {from} : seuls vos messages critiques sont remis',
    lifted: 'Une restriction de vos messages a été levée',
    restored: 'Un manquement a été annulé',
  },
  meanings: {
    notice: 'Cela compte pour un manquement. Rien d’autre n’en découle.',
    warning: 'Ceci est un avertissement : rien n’est encore restreint.',
    claims_reviewed:
      'Du {from} au {until}, un message que vous marquez comme critique sans que ce soit clair attend qu’une personne l’ait lu. Les messages clairs partent aussitôt.',
    claims_ignored:
      'Du {from} au {until}, marquer un message comme critique ne change rien : seul son contenu décide.',
    non_critical_stopped: 'Du {from} au {until}, seuls vos messages critiques sont remis.',
    lifted: 'L’exploitant de {marketplace} y a mis fin. Vos messages sont traités comme avant.',
    restored: 'Il n’a jamais compté.',
  },
  names: {
    warning: 'un avertissement',
    claims_reviewed: 'vos messages marqués douteux attendent une personne',
    claims_ignored: 'vos marques ne comptent plus',
    non_critical_stopped: 'seuls vos messages critiques sont remis',
  },
  denied:
    'Vous avez marqué « {subject} » (commande {order}) comme critique. Ce qu’il dit n’est pas nécessaire à la commande.',
  operator: 'L’exploitant de {marketplace} l’a décidé.',
  review: 'Une personne a relu « {subject} » (commande {order}) : vous aviez raison de le marquer.',
  rule: 'Une règle de {marketplace} s’est trompée sur des messages de vous. Manquements annulés : {count}. Nous en sommes désolés.',
  ended: 'La restriction de vos messages prend fin avec lui.',
  score: 'Manquements qui comptent à présent : {score}. Chacun s’efface avec le temps.',
  next: 'Encore {strikes}, et : {step}.',
  always:
    'Un message critique de votre part arrive toujours, marqué ou non. Ne marquez que ce à quoi l’acheteur doit réagir pour sa commande.',
  appeal: 'Pourquoi cette décision, et comment la contester : {url}',
}
