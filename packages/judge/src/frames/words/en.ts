// English words of the concepts that frames are composed of.
import type { ConceptWords } from '../concept.ts'

export const en: ConceptWords = {
  review:
    'review* feedback* rating ratings rate rated testimonial* stars star thumbs_up opinion_online write_a_few_words few_lines kind_words writeup write-up comment_on_the rate_us five_star leave_us_a score scores',
  best_rating:
    'five_stars 5_stars five-star 5-star 5star five_star 5_star top_rating full_marks top_marks all_five full_five highest_rating perfect_score 10/10 five_out_of_five 5/5 all_stars glowing ★★★★★ 5★',
  incentive:
    'gift gifts gift_card* giftcard* voucher* coupon* discount* refund* rebate* cashback cash_back cash money reward* bonus* prize* raffle* draw lottery sweepstake* giveaway* freebie* free complimentary sample samples credit credits points percent %_off off_your reimburse* pay_you paid treat surprise present perk perks extra_year token amazon_card store_credit on_us on_the_house knock_off',
  change:
    'change chang* remove remov* delete delet* revise revis* update updat* edit edit* withdraw* take_down taken_down take_it_down amend* reconsider* adjust* correct_your raise_your turn_it_into retract* lift_it rethink bump upgrade_your',
  positive:
    'happy satisfied pleased delighted love loved loves enjoy* enjoying like liked great excellent good positive nice favourable favorable content thrilled glad perfect best well worthy deserve*',
  negative:
    'unhappy dissatisfied unsatisfied disappointed negative bad poor low lower problem* issue* wrong complaint* complain* neutral one-star one_star 1_star 1-star two_star not_happy not_satisfied less_than anything_less harsh upset fault*',
  first:
    'before first instead rather_than prior_to beforehand give_us_a_chance give_us_the_chance chance_to_fix chance_to_put let_us_fix let_us_put',
  contact_us:
    'contact_us contact_me message_us message_me write_to_us write_to_me write_us write_me tell_us tell_me let_us_know let_me_know come_to_us reach_out reach_us talk_to_us talk_to_me speak_to_us get_in_touch drop_us drop_me email_us e-mail_us ask_us give_us_a_shout holler',
  condition: 'if when whenever in_case only should provided unless once so_long as_long assuming',
  exchange:
    'in_return in_exchange as_a_thank as_thanks as_our_thanks as_soon_as once after for_your for_a for_every for_each in_appreciation to_thank_you everyone_who anyone_who those_who who_leaves who_posts and_get and_we and_receive and_you_get you_will_get you_get we_will_send we_send we_pay earns earn qualif* enter* entitle* unlock* worth waits waiting',
  deal: 'order orders ordering buy buying purchase pay paying payment transfer wire deposit',
  outside:
    'directly direct own_shop own_store own_website own_site our_website our_site our_webshop our_web_shop my_website my_shop_on outside off_platform off-platform skip_the without_the_fees without_fees no_fees fees commission cut_out cheaper website webshop web_shop privately offline behind_the off_the_books in_person cash_on',
  outside_payment:
    'paypal bank_transfer wire_transfer western_union moneygram iban zelle venmo cash_app cashapp revolut wise crypto bitcoin usdt account_number sort_code friends_and_family',
  secret:
    'password* card_number* credit_card* debit_card* cvv cvc security_code pin pincode pin_code one-time* one_time_code otp verification_code login log-in log_in log_into sign_in passcode card_details card_data bank_details account_details expiry_date copy_of_your_id passport_copy photo_of_your_id ssn social_security three_digits',
  hand_over:
    'send give tell enter confirm provide verify reply submit share type need require update forward text read_out fill_in',
  threat:
    'lawyer* solicitor* attorney* legal_action legal_steps legal_proceedings legal_team court sue sued suing police defamation defamatory libel* slander* report_you report_your blacklist* black_list* black-list* ban_you banned block_you blocked_from debt_collect* collection_agency prosecut* regret consequences we_know_where damages bailiff* your_account_will fraudster* liar idiot* shame* fired lose_my_job feed_my close_down ruin* destroy* livelihood',
  dispute:
    'claim claims complaint case dispute chargeback return_request refund_request a-z a_to_z guarantee_claim report',
  negation: "not no never without nothing don't doesn't cannot can't won't nor neither n't dont",
  channel:
    'email* e-mail* mail_us gmail phone* telephone* mobile whatsapp telegram wechat viber signal instagram facebook messenger text_me text_us call_me call_us ring_me ring_us sms dm dms inbox_me qr_code business_card number handle',
  carrier:
    'courier* carrier* driver* dhl ups fedex usps royal_mail dpd gls evri yodel post_office postman hermes parcelforce ontrac depot haulier* delivery_company delivery_firm freight customs broker manufacturer',
}
