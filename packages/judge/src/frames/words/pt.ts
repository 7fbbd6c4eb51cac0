// Portuguese words of the concepts that frames are composed of; Portugal and Brazil.
import type { ConceptWords } from '../concept.ts'

export const pt: ConceptWords = {
  review:
    'avali* opinião opiniões comentário* comentar classific* estrela estrelas estrelinha* feedback* nota testemunho* depoimento* recomend* qualificação qualificar duas_linhas umas_palavras review* pontua*',
  best_rating:
    'cinco_estrelas 5_estrelas nota_máxima nota_dez nota_10 pontuação_máxima ★★★★★ 5/5 5* as_cinco classificação_máxima',
  incentive:
    'brinde* desconto* cupão cupom cupões cupons vale vales reembols* grátis gratuit* oferta oferecemos oferec* oferta_de prémio* prêmio* sorteio* dinheiro bónus bônus recompens* cashback vale-presente cartão-presente cartão_presente presente* amostra* pontos euros reais mimo* devolvemos crédito* lembrança* estorn* pix_de',
  change:
    'alter* mud* modific* elimin* apag* remov* retir* exclu* edit* atualiz* corrig* rever reveja revise rectific* retific* subir tirar reconsider*',
  positive:
    'satisfeit* contente* feliz felizes gost* positiv* bom boa bons boas excelente* ótim* óptim* perfeit* ador* encantad* agrad*',
  negative:
    'insatisfeit* descontente* negativ* problema* reclam* desilud* decepcion* não_está_satisfeit* não_gost* menos_de mau má queixa* ruim defeito* uma_estrela 1_estrela chatead*',
  first: 'antes primeiro em_vez ao_invés previamente oportunidade_de chance_de',
  contact_us:
    'contacte-nos contate-nos contacte contacta-nos contactar contatar escreva-nos escreva-me escreve-nos escreve-me diga-nos diz-nos diga-me diz-me fale_connosco fale_conosco fala_connosco fala_comigo fale_comigo fala_com fale_com avise-nos avise-me avisa-me nos_avise me_avise nos_chame me_chame chame_a chama_a chama_no nos_procure me_procure conte-nos nos_diga me_diga nos_conte',
  condition: 'se quando só somente apenas caso desde_que enquanto',
  exchange:
    'em_troca como_agradecimento em_agradecimento por_cada pela_sua pela_tua após assim_que logo_que quem todos_os_que e_recebe e_receba e_ganhe e_ganha ganhe ganha receberá recebes em_sinal uma_vez está_à_sua participa* depois_de_publicar concorr* basta_avaliar',
  deal: 'encomend* compr* pag* ped* transfer* deposit*',
  outside:
    'diretamente directamente direto directo nosso_site nossa_loja loja_online site_próprio site fora sem_comissões sem_comissão sem_taxas comissão comissões taxas mais_barato numerário dinheiro_vivo em_mão particular por_fora em_mãos',
  outside_payment:
    'paypal pix mb_way mbway transferência* iban western_union conta_bancária chave_pix boleto_direto bitcoin cripto* wise revolut depósito_bancário nib',
  secret:
    'palavra-passe palavra_passe senha* password* número_do_cartão cartão_de_crédito cartão_de_débito cvv cvc pin código_de_segurança código_de_verificação código_sms dados_bancários dados_do_cartão login iniciar_sessão inicie_sessão inicia_sessão cópia_do_cartão foto_do_documento validade_do_cartão rg cpf_e_senha código_que_recebe* token três_dígitos',
  hand_over:
    'envi* mand* diga dê dá forneç* introduz* insir* confirm* indique indica verific* respond* partilh* compartilh* digit* escrev* pass* informe',
  threat:
    'advogad* tribunal process* judicial* queixa-crime denunci* polícia difam* calúni* injúri* lista_negra bloque* consequência* indemniza* indeniza* vergonha mentiros* burlão golpista* despedid* demitid* meu_emprego minha_família meus_filhos arruin* sabemos_onde justiça ação_judicial notificação_extrajudicial',
  dispute: 'reclamação disputa devolução caso garantia_a pedido_de_reembolso queixa contestação',
  negation: 'não nunca jamais sem nada nem nenhum nenhuma',
  channel:
    'e-mail* email* mail telefone* telemóvel* celular whatsapp whats zap telegram signal instagram facebook messenger ligue ligar liga-me sms número cartão_de_visita código_qr insta contacto_direto',
  carrier:
    'transportadora* estafeta* motorista* ctt dpd gls dhl ups fedex correios jadlog loggi entregador* alfândega receita_federal posto_dos_correios ponto_de_recolha carteiro armazém fabricante* nacex seur',
}
