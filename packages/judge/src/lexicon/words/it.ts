// Italian words of the concepts, one concept a line (../concepts.ts says what each stands for).
export const it = `
address: indirizz* l'indirizz* dell'indirizz* all'indirizz* sull'indirizz* un'indirizz* quest'indirizz* quell'indirizz* recapit* destinazion* domicil* residenz* luogo_di_consegna dati_di_spedizione dati_di_consegna dati_per_la_spedizione coordinate_di_consegna dove_spedire dove_consegnare
street: via viale vialetto piazza piazzale piazzetta vicolo strada stradal* contrada borgata lungomare lungotevere traversa calle salita rione villaggio residence cascina toponim* incrocio pzza località loc corso_vittorio corso_garibaldi corso_italia corso_roma corso_umberto p_zza c_so v_le
house_number: civic* numero_civico n_civico nr_civico num_civico snc numero_di_casa numero_della_casa civico_mancante
flat_floor: appartament* l'appartament* dell'appartament* piano piani pianoterra scala scale interno l'interno dell'interno int palazzin* palazzo condomin* portone ingress* l'ingresso porta citofono_interno isolato edifici* l'edificio attico mansarda seminterrat* monolocale primo_piano ultimo_piano piano_terra
postcode: cap codice_postale codici_postali codice_di_avviamento avviamento_postale c_a_p codice_avviamento
town: città citta cittadin* comune comuni paese paesi provinc* region* frazion* località localita nazion* capoluog* borgo quartier* isola l'isola isole sicilia sardegna calabria svizzera ticino italia l'italia estero all'estero san_marino livigno
recipient: destinatari* intestatari* l'intestatari* all'intestatari* intestat* nominativ* nome_sul_campanello nome_sulla_cassetta nome_sul_citofono cognome portinai* portier* portineri* custode nome_del_destinatario chi_ritira c_o
doorbell: campanell* citofon* cassetta_postale cassetta_delle_lettere cassetta_della_posta buca_delle_lettere cancello cancelli cancelletto buchetta casellario suonat* suonare videocitofon* codice_del_cancello codice_cancello codice_portone cancello_pedonale
phone_number: numero_di_telefono numeri_di_telefono numero_telefonico numero_di_cellulare numero_di_cell numero_cellulare telefon* cellular* cell tel recapito_telefonico recapiti_telefonici contatto_telefonico num_di_telefono nr_di_telefono n_di_telefono telefonino numero_fisso numero_mobile natel utenza
parcel: pacc* pacch* pacchett* collo colli spedizion* plico plichi busta_imbottita scatolone scatoloni pachetto paco invio l'invio merce_spedita pallet bancal* raccomandat*
order: ordin* l'ordin* dell'ordin* all'ordin* nell'ordin* sull'ordin* quest'ordin* un'ordin* acquist* l'acquist* dell'acquist* all'acquist* n_ordine nr_ordine num_ordine ordinazion* comanda transazion* numero_d'ordine numero_ordine compravendit*
item: articol* l'articol* dell'articol* all'articol* prodott* pezzo pezzi oggett* l'oggett* dell'oggett* merce merci bene_acquistato capo capi manufatt* roba referenz* cosa_acquistata prodottino creazion*
courier: corrier* spedizionier* trasportator* vettor* autist* l'autist* dall'autist* fattorin* postin* portalettere padroncin* gls brt bartolini sda dhl ups fedex tnt poste nexive inpost amazon_logistics arcese susa poste_italiane la_posta dpd la_poste trasport* mailboxes crono
pickup_point: punto_di_ritiro punti_di_ritiro punto_ritiro punti_ritiro punto_poste puntoposte punto_pacco locker armadiett* ufficio_postale uffici_postali l'ufficio_postale all'ufficio_postale fermopoint fermo_deposito fermodeposito fermoposta fermo_posta filial* sede_del_corriere sede_gls sede_brt access_point tabacc* edicol* deposito_del_corriere giacenz* hub centro_di_distribuzione fermo_point
warehouse: magazzin* deposit* stock scort* scaffal* giacenza_in_magazzino nostra_sede in_laboratorio in_negozio capannon* logistic* inventari* banco_del_negozio
customs: dogan* sdogan* dazi dazio import* l'import* all'importazion* dell'importazion* esportazion* dichiarazione_doganale oneri_doganali diritti_doganali cn0 bolletta_doganale iva_all'importazione extra_ue extraue fuori_ue
tax_number: codice_fiscale codici_fiscali cod_fiscale c_f cf partita_iva p_iva piva part_iva iva l'iva eori numero_eori numero_iva codice_eori codice_univoco codice_sdi sdi codice_destinatario documento_d'identità carta_d'identità codice_doganale numero_idi
tracking: tracking tracciament* tracciabil* tracciar* traccia tracciat* codice_di_tracciamento numero_di_tracciamento numero_di_spedizione numero_spedizione codice_di_spedizione codice_spedizione lettera_di_vettura ldv tracking_number seguire_il_pacco seguire_la_spedizione seguire_il_tuo segui_il segui_la stato_della_spedizione monitorar* track traking trakking traccing stato_dell'ordine stato_della_consegna
label: etichett* l'etichett* dell'etichett* un'etichett* adesiv* l'adesiv* etichetta_di_reso etichetta_prepagata segnacollo bollin* sticker talloncin* modulo_di_reso codice_a_barre lettera_di_vettura
packaging: imball* l'imball* dell'imball* nell'imball* confezion* scatol* cartone cartoni imbott* pluriball* polistirol* bust* involucr* l'involucr* carta_velina pacco_regalo incart* nastro_adesivo millebolle protezion* packaging impacchett* astucc* cellophane scotch
invoice: fattur* scontrin* ricevut* prova_d'acquisto prova_di_acquisto ricevuta_fiscale nota_di_credito documento_fiscale fatturin* rifattur* fattura_elettronica documento_d'acquisto pezza_giustificativa ddt bolla
document: document* modul* pdf copia_del copia_della copia_di copia fotocopi* file allegat* l'allegat* dell'allegat* nell'allegat* foglio fogli carta_d'identità scheda schede formular* scansion* delega modello_da_compilare cartacee cartaceo
certificate: certificat* certificazion* autenticità autenticita attestat* attestazion* dichiarazione_di_conformità dichiarazione_di_conformita conformità conformita dichiarazion* marcatura_ce marchio_ce collaud* expertise perizi* scheda_di_sicurezza garanzia_di_autenticità omologazion*
licence_key: licenz* chiave_di_licenza chiavi_di_licenza codice_di_attivazione codici_di_attivazione codice_attivazione chiave_di_attivazione chiave_prodotto codice_prodotto codice_seriale seriale seriali serial product_key codice_di_licenza codice_licenza codice_di_download codice_download codice_di_sblocco codice_digitale key codice_di_riscatto riscatt* attivazion*
manual: manual* istruzion* l'istruzion* libretto libretti guida guide guidina foglietto opuscol* foglio_illustrativo fogliettino manualetto vademecum scheda_tecnica pdf_di_montaggio libretto_d'uso foglio_di_istruzioni bugiardino passo_passo passo_dopo_passo depliant faq
video: video videoguid* videoistruzion* tutorial filmat* videotutorial clip youtube videoclip filmin* videino reel guida_fotografica dimostrazion*
website: sito siti sito_web pagina pagine link collegament* web online on_line clicc* clic click app l'app dell'app nell'app cliccando internet portale url http https www qr homepage blog e_commerce ecommerce
warranty: garanzi* garant* estensione_di_garanzia estensione_della_garanzia assicurazion* assicurat* l'assicurazion* copertura anni_di_garanzia mesi_di_garanzia protezione_estesa piano_di_assistenza polizza polizze garanzia_estesa
account: account l'account dell'account nell'account sull'account profil* area_clienti area_personale area_riservata i_miei_ordini i_tuoi_ordini i_suoi_ordini pagina_dell'ordine pagina_ordini pagina_degli_ordini dettagli_dell'ordine dettaglio_ordine sezione_ordini impostazion* conto_cliente centro_messaggi pannello
payment: pagament* pagar* pago pagat* paga paghi paghiamo pagando carta_di_credito bonific* versament* versare rateizz* rateal* saldo saldare saldat* addebit* l'addebit* accont* transazion* contrassegno iban postepay paypal satispay carta_prepagata caparra twint rata rate
price: prezz* cost* euro eur € spes* importo l'importo dell'importo all'importo importi somma cifra sovrapprezz* supplement* tariff* franchi chf centesim* sterlin* dollar* commissioni commissione totale differenza_di_prezzo prezzin* valore_di maggiorazion* listino quota quote
refund: rimbors* accredit* l'accredit* riaccredit* storn* restituzione_del_denaro restituzione_dei_soldi restituzione_dell'importo soldi_indietro restituire_i_soldi restituiamo_i_soldi ridiamo_i_soldi ridarle_i_soldi ridarti_i_soldi rendiamo_i_soldi denaro_indietro indietro_i_soldi rimb riaccredito nota_di_credito risarcir*
voucher: buono buoni voucher coupon codice_sconto codici_sconto codice_promo codice_promozionale codici_promozionali buono_sconto buoni_sconto buono_regalo buoni_regalo buono_acquisto buono_spesa carta_regalo carte_regalo gift_card giftcard cupon codice_coupon inserendo_il_codice con_il_codice usa_il_codice
discount: scont* % percento per_cento ribass* riduzion* ridott* conveni* convenient* offert* l'offert* un'offert* dell'offert* promo promozion* affar* un'affare risparmi* economic* prezzo_speciale prezzi_speciali scontistic* prezzo_ridotto meno_caro occasion* super_prezzo prezzaccio sottocosto saldi prezzo_scontato prezzi_scontati
gift: regal* omagg* l'omaggi* un'omaggi* in_omaggio bonus campioncin* campion* pensierin* sorpres* sorpresin* presente_in_omaggio cadeau gadget regalin* gratuito_in_aggiunta strenna extra_gratuito dono doni
prize: premi premio concors* estrazion* l'estrazion* all'estrazion* dell'estrazion* estrarr* estratt* estraiamo sortegg* lotteri* vincit* vincer* vinto giveaway in_palio in_premio gara riffa montepremi partecipa_al partecipi_al contest vinci vince vincono vincerai
loyalty: punti punto_fedeltà fedeltà fedelta club membership tessera tessere iscritt* carta_fedeltà programma_fedeltà raccolta_punti vip cashback soci socio socia membro membri clienti_affezionati cliente_affezionato livello_oro clienti_fedeli abbonament*
newsletter: newsletter mailing_list iscriv* iscrizion* l'iscrizion* all'iscrizion* lista_contatti seguici seguiteci ci_segua seguirci segui_il_nostro segua_il_nostro segui_la_nostra segui_il_negozio seguire_il_negozio venditore_preferito aggiungici_ai_preferiti abbonar* abbonat* seguite_il restare_aggiornat* rimanere_aggiornat* rimani_aggiornat* resta_aggiornat*
sale_event: black_friday cyber_monday black_week saldi svendit* promozione_natalizia offerte_di_natale offerta_di_natale natalizi* sconti_di_fine sconti_estivi saldi_estivi saldi_invernali prime_day liquidazion* fuori_tutto fuoritutto svuota_tutto svuotatutto anniversario compleanno_del_negozio festa_della_mamma festa_del_papà san_valentino settimana_degli_sconti vendita_promozionale fine_serie fine_stagione offerta_lampo offerte_lampo festa_degli_sconti
shop: negozi* bottega botteg* shop store vetrin* catalog* gamma assortiment* l'assortiment* collezion* le_nostre_inserzioni altre_inserzioni inserzion* l'inserzion* altri_articoli altri_prodotti nostri_prodotti nostri_articoli nostra_pagina linea_di_prodotti nostra_linea showroom atelier l'atelier emporio punto_vendita proposte
accessory: accessor* l'accessor* ricamb* abbin* abbinat* coordinat* ricaric* refill pezzo_di_ricambio pezzi_di_ricambio set kit completa_il completi_il completar* in_tinta bundle cofanett* si_abbina si_sposa sta_bene_con combinat* complement* consumabil* custodia custodie cover pendant ricambistic*
review: recension* recensir* recensisc* opinion* l'opinion* un'opinion* giudizi* parere pareri comment* testimonianz* due_righe due_parole poche_righe poche_parole qualche_riga qualche_parola un_pensiero impression* review reviews recenzion* feedback_sul_prodotto cosa_ne_pensi cosa_ne_pensa cosa_ne_pensate racconta_la raccontaci esperienza l'esperienza
stars: stelle stella stellin* ★ ★★★★★ ⭐ punteggi* voto voti rating cinque_stelle dieci_e_lode valutazion* pieni_voti massimo_dei_voti pollice_in_su stellette mezza_stella una_stella
feedback: feedback sondaggi* questionar* valutazion* indagin* un'indagine soddisfazione_del_cliente soddisfazione_dei_clienti survey valutazione_del_venditore valutazione_del_servizio riscontro_sul giudizio_sul_servizio feed_back feedbak grado_di_soddisfazione
photo: foto fotografi* fotografa immagin* l'immagin* un'immagin* scatto scatti scattare scatta fotina fotin* pic screenshot schermata istantane* fotocamera selfie
complaint: reclam* contestazion* contestar* segnalazion* controversi* disput* caso_aperto aprire_un_caso aperto_un_caso il_caso richiesta_di_rimborso rimostranz* denuncia_al_corriere ticket contenzios* lament* sinistro garanzia_dalla aprire_una_pratica la_pratica pratica_aperta
lawyer: avvocat* l'avvocat* dall'avvocat* all'avvocat* legal* tribunal* giudic* querel* denunc* polizia carabinier* autorità autorita diffid* causa_legale azione_legale azioni_legali vie_legali procura guardia_di_finanza polizia_postale studio_legale giudice_di_pace ingiunzion*
danger: pericol* rischi* incend* l'incendi* fuoco fiamm* ustion* scottatur* scottar* brucia bruciar* surriscald* scossa scosse folgorazion* tossic* velenos* soffocament* soffocar* ingerir* ingestion* ferir* ferit* lesion* infortun* strangolament* tagliars* avvertenz* corto_circuito cortocircuit* nociv* prendere_fuoco esplod* esplosion* fare_attenzione fate_attenzione
recall: richiam* richiamo ritirato_dal_mercato ritirati_dal_mercato ritirata_dal_mercato ritiro_dal_mercato ritiro_dal_commercio lotto lotti numero_di_lotto difetto_di_fabbricazione difetto_di_produzione avviso_di_sicurezza sicurezza_del_prodotto partita_difettosa safety_gate serie_difettosa lotto_difettoso allerta campagna_di_richiamo
stop_using: non_utilizz* non_usar* non_usate non_usi non_lo_usi non_la_usi non_lo_usate smettere_di smetta_di smetti_di smettete_di interromp* l'utilizzo_immediatamente sospend* sospender* scolleg* stacca staccar* stacchi spegn* spenga spegner* disinser* smaltir* smaltisc* smaltiment* butta buttar* gettar* getti non_indossar* non_accend* non_metter* non_consumar* non_mangiar* cessar* non_far* non_lo_utilizz*
battery: batteri* pila pile caricabatteri* caricator* caricabatterie aliment* alimentator* l'alimentator* spina presa_di_corrente presa_elettrica cavo cavi cavetto usb volt watt ampere tensione litio trasformator* powerbank accumulator* mah adattator* corrente_elettrica schuko ricaricabil*
allergen: allergen* l'allergen* allergi* ingredient* l'ingredient* frutta_a_guscio noci nocciol* arachid* glutine latte lattosio soia uova sesamo solfiti mandorl* intolleran* celiac* celiaci data_di_scadenza scadenza_del_prodotto da_consumarsi tracce_di può_contenere nichel nickel lattice contiene_tracce inci
child: bambin* bimb* neonat* minor* minorenn* adult* maggiorenn* figli figlio figlia ragazz* età l'età dell'età anni_compiuti maggiore_età infan* mesi_di_vita vietato_ai_minori bebè bebe pargol* nipotin* cucciol*
engraving: incision* l'incision* dell'incision* nell'incision* incid* inciso incisa incise incisi ricam* personalizz* stampa_sul dedic* scritta scritte iscrizione_sul testo_da testo_della testo_dell'incisione il_testo dicitur* fras* laser stampat* pirograf* scrivere_sul scrivere_sulla cosa_scrivere cosa_incidere cosa_ricamare targhett*
name_initials: nome nomi inizial* l'inizial* monogramm* sigla nominativ* ortografi* si_scrive lettera_per_lettera maiuscol* minuscol* accent* l'accento con_l'accento cifr* cognome cognomi nomignol* accentat* lettera lettere
font: font carattere caratter* corsiv* stampatell* stile_di_scrittura grafi* calligraf* gotico grassett* tipo_di_scrittura stile_della_scritta lettering helvetica script bastoncino
colour: color* tinta tinte tonalità tonalita ner* nero nera bianc* ross* blu azzurr* verd* giall* rosa grigi* marron* beige arancio* viola lilla dorat* argent* color_oro turches* celest* bordeaux crema antracit* panna avorio tortor* fucsia salmone
size: taglia taglie misur* dimension* lunghezz* larghezz* altezz* lungo lunga largo larga alto alta cm mm metri centimetr* millimetr* pollici diametr* circonferenz* spessor* numero_di_scarpa xs xl xxl giro_vita giro_polso peso_in kg grammi litri più_grande più_piccol* formato formati profondità profondita profondo
material: material* legn* rovere noce faggio ulivo frassino pell* cuoio tessut* stoff* coton* lino lana seta metall* acciaio ottone oro_giallo ceramic* vetr* porcellan* plastic* finitur* lucid* opac* marm* vellut* poliest* resin* legno_massello argilla ferro
variant: variant* version* modell* tipo tipologi* edizion* l'edizion* sinistr* destr* lato variazion* tipi gusto gusti fragranz* profumazion* configurazion* abbinamento_scelto fantasi* opzione_colore orientament* serie formato
design_proof: bozz* bozzett* anteprim* l'anteprim* un'anteprim* prova_di_stampa prova_grafica prova_colore mockup mock_up rendering render grafic* disegn* layout impaginat* progetto_grafico progett* schizz* prova_dell'incisione proof simulazion* artwork file_di_stampa
approve: approv* l'approvazion* un'approvazion* dell'approvazion* benestare via_libera dare_l'ok dai_l'ok dia_l'ok dammi_l'ok ci_dia_l'ok tuo_ok suo_ok vostro_ok un_ok l'ok ok_per visto_si_stampi si_stampi avallo mando_in_stampa andare_in_stampa va_bene_così va_bene_cosi procedere procedo procediamo autorizz* nulla_osta mandare_in_stampa mandare_in_produzione
vehicle: veicol* auto l'auto dell'auto sull'auto un'auto automobil* macchina vettura telaio targa targat* motore cilindrat* libretto_di_circolazione carta_di_circolazione numero_di_telaio immatricolazion* anno_di_immatricolazione moto scooter vin modello_dell'auto furgone camper codice_motore allestiment*
device: dispositiv* computer pc notebook portatile smartphone tablet iphone ipad samsung android ios windows mac sistema_operativo compatibil* cellulare modello_di_telefono modello_del_telefono apparecchi* l'apparecchi* elettrodomestic* stampant* televisor* tv adatto_al adatta_al adatto_per console firmware bluetooth wifi wi_fi
date: data date gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen feb mar apr giu lug ago sett ott nov dic d'aprile d'agosto d'ottobre
weekday: lunedì martedì mercoledì giovedì venerdì sabato domenica lunedi martedi mercoledi giovedi venerdi lun mart merc gio ven sab dom fine_settimana weekend week_end festivo
time_slot: fascia_oraria fasce_orarie orari* l'orari* dell'orari* appuntament* l'appuntament* un'appuntament* mattin* mattinat* pomerigg* sera serata ore alle dalle ora_di tra_le fra_le in_mattinata nel_pomeriggio prima_di_pranzo dopo_pranzo finestra_oraria mezzogiorno slot ora_esatta
deadline: entro entro_e_non_oltre non_oltre al_più_tardi al_piu_tardi termine termini scadenz* scade scadono scadrà ultimo_giorno ultimi_giorni fino_al fino_alle entro_il data_limite limite_di_tempo tempo_fino hai_tempo ha_tempo avete_tempo deadline prima_del
today: oggi domani ieri stasera stamattina stamani stamane stanotte dopodomani ieri_sera in_giornata domattina quest'oggi oggi_stesso domani_mattina l'altroieri l'altro_ieri questa_mattina questo_pomeriggio domani_pomeriggio odiern* dell'altro_ieri
week: settiman* giorno giorni giornat* mese mesi giorni_lavorativi gg gg_lav lavorativ* feriali quindicina quindici_giorni ventiquattro_ore quarantotto_ore h ore quindicina_di_giorni giorn* mezz'ora un'ora anno anni
holiday: ferie vacanz* chius* chiusura chiusi festiv* festività festivita sciopero scioperi neve maltempo meteo alluvion* nevicat* temporal* ferragosto natale pasqua capodanno epifania ponte_del ponte_di patrono allerta_meteo tempesta tempeste serrata
supplier: fornitor* produttor* fabbric* fabbrica azienda_produttrice casa_madre casa_produttrice casa_editrice editor* l'editor* dall'editor* costruttor* artigian* l'artigian* dall'artigian* officin* l'officin* grossist* distributor* importator* l'importator* laborator* tipografi* marca stabiliment*
out_of_stock: esaurit* esaurimento terminat* finito finiti finita finite fuori_produzione non_disponibil* non_è_disponibile non_più_disponibile non_piu_disponibile non_più_in sold_out in_riassortimento riassort* fuori_stock rimasti_senza rimasto_senza indisponibil* non_ne_abbiamo ultimo_pezzo ultimi_pezzi l'ultimo_pezzo non_più_prodott* in_arretrato giacenza_zero rottura_di_stock fuori_catalogo di_nuovo_disponibil* mancanza_di_materiale
late: ritard* rallent* slitt* postic* rimandat* rinviat* rinvi* più_tempo piu_tempo più_tardi piu_tardi prolung* bloccat* in_ritardo protrarr* protrae tempi_più_lunghi allung* indietro_con dilatat* tardiv* trattenut* posticip* imprevist* contrattemp* disguid* siamo_indietro va_per_le_lunghe fermo ferma fermi ferme
broken: rott* danneggiat* dann* guast* difett* crepat* crep* incrinat* graffi* strappat* spaccat* ammaccat* ammaccatur* scheggi* sbeccat* perde non_funzion* malfunzion* frantum* bucat* scucit* deformat* rovinat* lesionat* non_si_accend* spezzat* rotto macchiat* in_frantumi in_pezzi storto perde_acqua
wrong: sbagli* errat* error* l'error* dell'error* un'error* erron* scambi* scambiat* invertit* inversion* confus* confusione non_corrispond* svista refus* inesatt* scorrett* non_corrett* non_combaci* non_coincid* equivoc* fraintes* malintes* diverso_da diversa_da per_errore non_conform* non_esatt* discordan* pasticcio
missing: manc* assent* incomplet* dimenticat* dimentic* vuot* non_c'è non_c'e non_ci_sono illeggibil* non_si_legge non_leggibil* sprovvist* omess* senza_numero parzial* tralasciat* saltat* non_presente non_risulta non_compare non_riport* non_inclus* poco_leggibil* troncat* non_indicat* è_saltato privo priva privi
returned_to_sender: tornato_indietro tornata_indietro torna_indietro tornato_al tornato_da rientrat* rientrato_in ritornat* restituito_al rispedit* rimandato_indietro respint* rifiutat* non_consegnabil* sconosciut* mancata_consegna reso_al_mittente al_mittente mittente trasferit* svincol* indirizzo_insufficiente è_rientrato è_tornat* non_accettat* rinviato_al riconsegnat*
not_found: non_trov* non_ha_trovato non_riesce_a_trovare non_è_stato_trovato non_hanno_trovato inesistent* non_esiste introvabil* non_riconosc* non_riconosciut* nessuno_in non_c'era_nessuno nessuno_ha irreperibil* non_rintracci* non_individu* nessuno_ha_risposto non_ha_risposto_nessuno nessuno_in_casa nessuna_risposta non_lo_trov* non_risult* assente non_reperibil* non_era_in_casa destinatario_assente
please: per_favore per_piacere perfavore per_cortesia gentilment* cortesement* prego preghiamo prega pregarla pregarti pregarvi ti_prego la_prego si_prega potrebbe potresti potreste puoi può può_cortesemente le_chiedo ti_chiedo vi_chiedo chiediamo vorremmo_chieder* gentilmente sarebbe_così pls xfavore x_favore p_f avrebbe_la avresti_la gentilezza cortesia favore
need: serve servono servirebb* bisogn* occorr* necessit* necessari* indispensabil* richiest* richied* ci_vuole ci_vogliono mi_serve ci_serve avremmo_bisogno fondamental* essenzial* manca_solo dipende dipendono servir* ho_bisogno non_possiamo_senza esige fabbisogno senza_il_quale senza_di
must: deve devi devono dobbiamo dovete devo debba dovr* dover* bisogna occorre obblig* va_fatto è_obbligatori* tenuto_a è_tenuto tocca è_necessario va_inserit* vanno_fatt* per_forza obbligatori* va_compilat* va_indicat* va_firmat*
can: può puo puoi possiamo possono potete posso potrà potrai potremo potremmo potrebb* potrest* poter* possibil* possa possano riesc* riusc* permess* consent* capac* in_grado ammess* fattibil* possibilità
cannot: non_può non_puo non_possiamo non_posso non_puoi non_possono non_potete non_riusc* non_riesc* non_è_possibile non_e_possibile impossibil* impossibilitat* non_potrem* non_potrò non_potrà non_sono_in_grado non_siamo_in_grado non_consentit* non_ammess* non_permess* viet* impedit* impedisc* non_potev* non_si_può non_si_puo non_fattibil* non_abbiamo_potuto non_mi_è_possibile non_ci_è_possibile
want: vuoi vuole volete vogliamo voglio vogliono volesse volessi volevo voleva vorrei vorremmo vorresti vorrebbe vorreste prefer* desider* piuttosto volentieri preferit* ti_va le_va vi_va gradi* gradisc* gradirebb* preferirebb* intend* intende avrebbe_piacere
choose: scegl* scelga sceglier* scelt* opzion* l'opzion* un'opzion* decid* decis* deciso alternativ* quale_prefer* quale_vuoi quale_vuole come_prefer* selezion* opta optare cosa_prefer* che_prefer* dimmi_quale mi_dica_quale ci_dica_quale a_scelta a_tua_scelta a_sua_scelta una_delle_due uno_dei_due ditemi_quale come_procedere
confirm: conferm* è_corrett* e_corrett* è_giusto è_giusta è_esatt* va_bene esatto d'accordo ok okay confermato confermi corrisponde_al dammi_conferma mi_dai_conferma ci_dia_conferma attendo_conferma tutto_giusto è_tutto_corretto convalid* concord* sì accett* giusto giusta
check: controll* verific* ricontroll* guard* guarda guardi assicur* accert* riscontrar* confront* rivedi riveda rilegg* rilegga esamin* dai_un'occhiata dare_un'occhiata dia_un'occhiata occhiata date_un'occhiata misura_di_nuovo ispezion* tenere_d'occhio tieni_d'occhio verifich* check
tell: fammi_sapere ci_faccia_sapere mi_faccia_sapere facci_sapere fateci_sapere fatemi_sapere far_sapere dimmi mi_dica ci_dica dicci diteci ditemi comunic* comunichi inform* indic* indichi indica avvis* avvert* segnal* fornisc* forni* specific* specifichi precis* dirci dirmi dica notific* riferir* aggiorn* farmi_sapere farci_sapere scriv* fammelo_sapere me_lo_dica dammi darci mi_dia ci_dia
reply: rispond* risposta risposte risposto rispost* risposta_a riscontr* riscrive* un_riscontro la_sua_risposta la_tua_risposta a_questo_messaggio risp rispondimi rispondici replic* rispondere_qui rispondermi attendo_risposta in_attesa_di_risposta suo_cortese_riscontro riscrivi riscrivim*
ask: domand* chied* chiest* quesit* dubb* curios* interrogativ* chiariment* mi_chiedevo ci_chiedevamo richiesta_di_informazioni richiesta_informazioni delucidazion* informazioni_su una_cosa_da_chieder* perplessit* richied*
send: invi* spedi* spedisc* mand* manda mandi inoltr* trasmett* recapit* spediamo spedire invia inviar* inviare invier* mandar* affid* affidar* imbuc* consegnato_al_corriere consegniamo_al_corriere consegnare_al_corriere far_partire farlo_partire farla_partire parte partir* partiamo gira girare rispedi*
sent_done: spedito spedita spediti spedite inviato inviata inviati partit* è_partito è_partita è_in_viaggio in_viaggio in_transito è_in_consegna affidato_al affidato_a affidata_al ha_lasciato_il in_arrivo per_strada in_cammino sta_viaggiando viaggia già_partito messo_in_viaggio consegnato_al_corriere preso_in_carico presa_in_carico uscito_dal ritirato_dal_corriere spedizione_avvenuta spedizione_effettuata è_stato_spedito
send_back: restitu* rispedi* rimand* rendere rendermi rendi renda rinvi* rispedisc* riport* riporti rimandar* mandare_indietro mandi_indietro manda_indietro rimandi_indietro fare_il_reso effettuare_il_reso spedire_indietro ridar* ridare riconsegn* tornare_indietro inviare_indietro rispedirlo reso_indietro
return_noun: reso resi resa recess* diritto_di_recesso procedura_di_reso pratica_di_reso richiesta_di_reso restituzion* ripensamento diritto_di_ripensamento autorizzazione_al_reso modulo_di_recesso modulo_di_reso rma politica_di_reso politica_dei_resi reso_gratuito finestra_di_reso
deliver: consegn* la_consegna recapitar* recapit* portar* porta porterà porteranno lasciar* lasciare lascia lascerà passa_il_corriere passa_il_postino passerà passera consegnar* riconsegn* a_domicilio riprov* tentativ* fuori_in_consegna scaric* scaricar*
arrive: arriv* arrivo l'arriv* dell'arriv* all'arriv* giung* giunger* consegna_prevista consegna_stimata data_di_consegna dovrebbe_arrivare tempi_di_consegna pervenir* ti_arriva le_arriva ricever* riceverà riceverai arriverà previsto_per prevista_per
arrived_done: arrivat* consegnat* ricevut* recapitat* giunt* è_arrivato è_arrivata ti_è_arrivato le_è_arrivato risulta_consegnat* ritirato_da pervenut* avvenuta_consegna consegna_avvenuta consegna_effettuata andato_a_buon a_destinazione è_da_te è_con_te è_li_da
collect: ritir* ritiro ritirar* ritirarlo andare_a_prendere passare_a_prender* passi_a_prender* passa_a_prender* a_prenderlo a_prenderla a_prendere svincolar* recuper* recuperar* vada_a_ritirare prelev* preliev* in_giacenza
be_home: in_casa a_casa presente presenti essere_presente presenz* qualcuno_in c'è_qualcuno ci_sia_qualcuno c'è_sempre qualcuno_che ci_sarà ci_sarai ci_sarete sarai_a sarà_a reperibil* trovarsi_in farsi_trovare fatti_trovare si_faccia_trovare chi_riceve rimanere_a
sign: firm* la_firma firmar* documento_d'identità documento_di_identità carta_d'identità con_firma alla_firma firmi firmare controfirm* accettazione_con_riserva con_riserva riserva sottoscriv* sottoscritt*
call: chiam* chiamar* chiami telefonat* telefonar* telefoni telefona telefonic* squillo uno_squillo colpo_di_telefono richiam* preavviso_telefonico un_colpo_di sentirsi_per per_telefono al_telefono ricontatt* squilla
neighbour: vicin* vicino_di_casa dai_vicini al_vicino vicina_di portin* portineri* custode garage box_auto giardino veranda tettoia posto_sicuro luogo_sicuro lasciarlo_in lasciarlo_al lasciarlo_da lasciare_il_pacco androne nell'androne zerbino pianerottolo portico cortile una_persona_di_fiducia parente
stairs_lift: scale scala gradin* ascensor* l'ascensor* dell'ascensor* nell'ascensor* montacarichi sponda sponda_idraulica camion camionc* furgone bilico piano_strada bordo_strada marciapiede strett* access* l'access* dell'access* pallet bancale transpallet ztl zona_pedonale al_piano porte_strette autoarticolat* centro_storico ingombrant* portata
assemble: mont* montaggio montar* assembl* install* l'install* dell'install* fiss* tecnic* avvit* smont* viti vite tassell* collegar* colleghi brugola trapano posa posatore allacci* allacciament* idraulic* elettricist* l'elettricista montator*
wait: attes* l'attes* nell'attes* attend* aspett* pazient* pazienz* in_sospeso sospes* in_attesa in_stand-by stand_by in_pausa tenere_fermo teniamo_fermo tengo_fermo fermiamo porti_pazienza porta_pazienza portate_pazienza pazientare
cancel: annull* l'annull* dell'annull* cancell* disdett* disdir* disdic* storn* revoc* rescind* recess* recedere recedi annullament* stop_all'ordine bloccare_l'ordine rinunci* annulare anullare
replace: sostitu* sostituzion* sostituir* sostituisc* cambi* cambio rimpiazz* ricambi* un_altro un'altra un_altr* rispediamo rimandiamo rimando nuovo_esemplare altro_esemplare rifacciamo rifaccio rifarlo rifarla rifare pezzo_nuovo uno_nuovo una_nuova permut* ne_mandiamo
alternative: alternativ* l'alternativ* un'alternativ* in_alternativa altro_colore altra_taglia altro_modello altri_colori un_altro_colore simil* analog* al_suo_posto al_posto_di al_posto equivalent* sostitutiv* succedane* oppure_in in_sostituzione modello_simile altre_varianti stesso_modello variante_simile
repair: ripar* riparazion* aggiust* sistem* riparar* assistenza_tecnica centro_assistenza rimediar* rimedi* sistemare rattopp* restaur* ricucir* manutenzion* rimettere_a_posto rimesso_a_posto risaldar* incollar* ritocc*
partial: parzial* in_parte una_parte parte_dell'ordine solo_una_parte in_due in_due_pacchi due_pacchi due_colli due_spedizioni più_colli più_pacchi separat* separatament* resto_segue il_resto la_parte_restante restant* rimanent* spedizioni_separate divis* suddivis* acconto il_secondo_pacco a_parte primo_collo secondo_collo intanto_il
make: produ* produzion* realizz* fabbric* fatto_a_mano fatta_a_mano fatti_a_mano fatte_a_mano a_mano su_misura su_ordinazione lavorazion* in_lavorazione preparar* prepariamo preparo prepar* creat* creiamo crear* cuc* cucir* tagli* taglio artigianal* sul_banco in_laboratorio confezionat*_a_mano lavor* in_forno tornit* forgiat* tessut*_a intagli* asciugat* stamp* faccio facciamo
packed: imballat* confezionat* impacchett* pronto_per pronta_per pronti_per in_preparazione preparat* in_fase_di_preparazione pronto_alla in_partenza inscatolat* incartat* imbustat* pronto_da pronti_da in_fase_di_imballaggio sta_per_partire prepariamo stiamo_preparando sto_preparando preparazione_dell'ordine imballando impacchettando
order_received: abbiamo_ricevuto_il abbiamo_ricevuto_l'ordine ho_ricevuto_il ricevuto_il_tuo ricevuto_il_suo ricevuto_l'ordine grazie_per_l'ordine grazie_per_l'acquisto grazie_per_il_tuo grazie_per_il_suo grazie_per_aver_acquistato grazie_dell'ordine grazie_dell'acquisto grazie_per_aver_ordinato ordine_ricevuto conferma_d'ordine conferma_dell'ordine conferma_ordine preso_in_carico ordine_confermato ordine_registrato il_suo_ordine_è ordine_è_arrivato ci_è_arrivato
change: modific* cambi* cambio corregg* corrett* correzion* aggiorn* rettific* variar* rived* rivist* sistem* ritocc* aggiust* ripens* adegu* riscriv* spost* miglior* integrar* integr* correg* revision*
delete: cancell* elimin* rimuov* rimoss* rimozion* togli* toglier* tolga tolto ritir* alzare_la chiudere_il_caso chiudere_il_reclamo chiuda chiudi_il ritirare_il_reclamo ritirare_la tirar*_via tirare_via far_sparire sparire depenn* oscur* chiudere_la_pratica
keep: tener* tenere tenga tieni tenerlo tenerla tenete tengo tenuto conserv* trattener* trattenga trattieni puoi_tenerlo può_tenerlo può_tenere serb* custodir* da_parte mettere_da_parte mantener* resta_tuo rimane_suo
use: us* usar* usi uso l'uso dell'uso all'uso usa usare usato usando utilizz* l'utilizz* dell'utilizz* all'utilizz* impieg* adoper* indoss* maneggi* applic* serv*_per serve_per serve_a uso_quotidiano funziona funzionament* manegg*
clean: puli* pulir* pulisc* pulizia lav* lavar* lavaggi* lavastovigli* lavatrice sciacqu* risciacqu* asciug* asciugar* stir* strofin* panno candegg* sapone detergent* detersiv* cura manutenzion* spolver* umido macchi* smacchi* spazzol* ammoll* ogliar* oliare olio cera
store: conserv* conservare conservar* all'asciutto asciutto riporr* riponi riponga ripor* al_riparo lontano_dal lontano_dalla luce_diretta luce_solare luce_del_sole raggi_solari temperatura_ambiente luogo_fresco fresco_e_asciutto al_buio in_frigo frigorifero frigo umidità umidita fonti_di_calore al_sole protett*
charge: ricaric* caric* carica accend* accens* accendi acceso premi premer* premere prema tasto pulsant* inser* inserir* inserisci colleg* collegare impostazion* impostar* imposta configur* primo_utilizzo primo_uso prima_accensione prima_di_usar* avvi* avviare attacc* reset resettar* spia led accoppiament* associar* acced*
tip: consigli* consiglio suggeriment* sugger* trucc* trucchett* accorgiment* ricett* raccomandiamo raccomandazion* raccomand* dritta dritte un_consiglio ti_consigliamo le_consigliamo l'ideale ideale ideali indicazion* curiosità idea idee accortezz* buona_norma meglio_se è_meglio
download: 
register: 
visit: 
buy: 
recommend: 
rate: 
help_others: 
minute: 
help: 
contact: 
problem: 
any_time: 
thank: 
sorry: 
hope: 
happy: 
unhappy: 
good: 
bad: 
welcome: 
family_business: 
trust: 
if: 
otherwise: 
or: 
because: 
but: 
not: 
only: 
before: 
after: 
instead: 
already: 
still: 
soon: 
free: 
new: 
next_order: 
automatically: 
nothing_to_do: 
question_word: 
you_asked: 
attached: 
email_channel: 
messenger: 
outside: 
password: 
threat: 
insult: 
`
