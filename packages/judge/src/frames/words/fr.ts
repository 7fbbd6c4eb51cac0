// French words of the concepts that frames are composed of.
import type { ConceptWords } from '../concept.ts'

export const fr: ConceptWords = {
  review:
    "avis évalu* évaluation* commentaire* note noter notez notation* étoiles étoile témoignage* appréciation* feedback* retour_sur recommand* laisser_un_mot petit_mot quelques_mots quelques_lignes d'avis l'avis l'évaluation",
  best_rating:
    'cinq_étoiles 5_étoiles note_maximale meilleure_note note_maximum 5/5 cinq_sur_cinq ★★★★★ les_cinq 20/20 5*',
  incentive:
    "bon_d'achat bons_d'achat bon_de_réduction réduction* remise* cadeau* rembours* gratuit* offert* offrons offre_un prime* tirage* concours gagner argent avoir code_promo récompens* carte_cadeau cagnotte* échantillon* surprise* points ristourne* bonus euros geste chèque_cadeau geste_commercial",
  change:
    'modifi* chang* supprim* retir* effac* enlev* corrig* revoir réviser révisez rectifi* mettre_à_jour revenir_sur remont* lever_votre',
  positive:
    'satisfait* content* ravi* heureu* aimé* aimez plaît plu positif* positive* bon bonne bons excellent* super parfait* adoré* comblé* enchanté*',
  negative:
    'mécontent* insatisfait* déçu* négatif* négative* mauvais* problème* souci* réclamation* pas_satisfait pas_content moins_de plainte* insatisfaction* défaut* critique* une_étoile 1_étoile',
  first: "avant plutôt d'abord au_lieu auparavant en_premier préalable* laissez-nous_une chance_de",
  contact_us:
    'contactez-nous contactez_nous contacter nous_contacter écrivez-nous écrivez-moi nous_écrire dites-nous dites-le-nous dites-le dites-moi parlez-nous parlez-en venez_vers_nous adressez-vous faites-nous_signe joignez-nous revenez_vers prévenez-nous écris-nous écris-moi dis-nous dis-moi contacte-moi contacte-nous',
  condition: "si s'il quand lorsque uniquement seulement dès_lors à_condition au_cas en_cas tant_que sauf_si",
  exchange:
    'en_échange en_retour en_remerciement pour_vous_remercier pour_te_remercier contre dès_que dès_la pour_tout pour_chaque pour_votre et_recevez et_vous_recevrez vous_recevrez recevez ceux_qui celles_et_ceux toute_personne chaque_client une_fois_votre vous_attend et_gagnez en_guise gagne* après_publication donne_droit',
  deal: 'command* achet* achat* pay* pai* règle* réglez virement verse*',
  outside:
    'directement direct notre_site notre_boutique propre_site site_internet site_web hors en_dehors sans_commission sans_frais commission* frais_de_plateforme moins_cher boutique_en_ligne privé espèces main_propre de_la_main',
  outside_payment:
    'paypal virement* iban rib western_union mandat bitcoin crypto* lydia wise revolut compte_bancaire coordonnées_bancaires entre_proches',
  secret:
    "mot_de_passe mots_de_passe numéro_de_carte carte_bancaire carte_bleue cryptogramme* cvv cvc code_secret code_pin code_de_vérification code_de_sécurité identifiant* connexion connecter connectez-vous coordonnées_bancaires code_reçu code_sms pièce_d'identité carte_d'identité date_d'expiration code_à_usage",
  hand_over:
    'envoyez envoyer envoie donnez donner communiqu* indiqu* saisi* confirm* fourni* transmett* vérifi* répond* renseign* entrez tapez',
  threat:
    'avocat* tribunal* justice plainte poursuite* poursuiv* police diffamation* diffamatoire* signaler_votre liste_noire bloquer bloqué* huissier* contentieux dommages recouvrement conséquence* mise_en_demeure honte* menteur* escroc* licencié* mon_emploi ma_famille mes_enfants ruin* juridique* sanction* arnaqueur*',
  dispute: 'réclamation* litige* retour dossier demande_de_remboursement garantie_a plainte',
  negation: "pas ne n' jamais sans aucun aucune rien ni non",
  channel:
    'e-mail* email* mail courriel* téléphon* tél whatsapp telegram signal instagram facebook messenger appelez appelez-nous appelez-moi appeler appelle-moi sms numéro portable carte_de_visite qr_code joindre_au insta',
  carrier:
    'transporteur* livreur* chronopost colissimo la_poste mondial_relay dpd gls ups dhl fedex point_relais coursier* douane* bureau_de_poste facteur* dépôt fabricant* chauffeur* bpost',
}
