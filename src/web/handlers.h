// The handlers of the team's pages, one for each row of web_routes.c. Each translates in, calls one act
// and translates out.
#pragma once
#include "web/door.h"

// asset_page.c
void asset_page(struct door *door);

// sign_in_page.c
void sign_in_page(struct door *door);
void sign_in_post(struct door *door);
void sign_out_post(struct door *door);

// account_page.c
void account_page(struct door *door);
void account_language_post(struct door *door);
void account_password_post(struct door *door);
void account_factor_page(struct door *door);
void account_factor_post(struct door *door);
void account_factor_off_post(struct door *door);
void account_first_password_post(struct door *door);

void account_mail_post(struct door *door);
void account_keys_post(struct door *door);
void account_feed_post(struct door *door);
void account_feed_off_post(struct door *door);

// outbox_page.c
void outbox_page(struct door *door);
void outbox_try_post(struct door *door);

// administration_page.c
void administration_page(struct door *door);
void administration_verify_post(struct door *door);
void administration_mail_post(struct door *door);
void administration_rights_page(struct door *door);

// vocabulary_page.c
void vocabularies_page(struct door *door);
void vocabulary_page(struct door *door);
void vocabulary_post(struct door *door);

// first_steps_page.c
void first_steps_page(struct door *door);
void first_step_page(struct door *door);
void first_institution_post(struct door *door);

// home_page.c
void home_page(struct door *door);

// portal_page.c, portal_reply_page.c
void portal_home(struct door *door);
void portal_reply_page(struct door *door);
void portal_reply_post(struct door *door);
void portal_evidence(struct door *door);
void portal_receipts(struct door *door);
void portal_receipt(struct door *door);
void portal_receipt_pdf(struct door *door);

// portal_facts_page.c
void portal_facts_page(struct door *door);
void portal_facts_post(struct door *door);

// portal_letters_page.c, portal_urgent_page.c
void portal_letters_page(struct door *door);
void portal_letter_page(struct door *door);
void portal_letter_pdf(struct door *door);
void portal_urgent_page(struct door *door);
void portal_urgent_post(struct door *door);

// factual_check_page.c
void factual_check_page(struct door *door);
void factual_answer_post(struct door *door);

// map_page.c
void map_page(struct door *door);

// help_page.c
void help_contents_page(struct door *door);
void help_page(struct door *door);
void help_whole_page(struct door *door);
void portal_help_contents_page(struct door *door);
void portal_help_page(struct door *door);

// bin_page.c
void bin_page(struct door *door);

// reply_table_page.c
void reply_table_page(struct door *door);

// follow_up_page.c
void follow_up_page(struct door *door);
void follow_up_post(struct door *door);
void checklist_post(struct door *door);
void judge_post(struct door *door);

// legal_text_page.c
void legal_text_page(struct door *door);
void uptake_page(struct door *door);
void uptake_post(struct door *door);

// mandate_page.c
void mandate_page(struct door *door);

// programme_page.c
void programme_page(struct door *door);
void programme_accept_post(struct door *door);
void programme_copy_post(struct door *door);
void programme_compare_page(struct door *door);

// exchange_page.c, exchange_new_page.c, exchange_package_page.c
void exchange_page(struct door *door);
void exchange_receive_post(struct door *door);
void exchange_inbox(struct door *door);
void exchange_new_page(struct door *door);
void exchange_new_post(struct door *door);
void exchange_package_page(struct door *door);
void exchange_file_page(struct door *door);
void exchange_push_post(struct door *door);

// project_page.c
void project_page(struct door *door);

// calendar_page.c, feed_page.c
void calendar_page(struct door *door);
void feed_page(struct door *door);

// inbox_page.c
void inbox_page(struct door *door);

// agreement_page.c
void agreement_page(struct door *door);
void agreement_board_page(struct door *door);
void agreement_action_post(struct door *door);
void joint_action_done_post(struct door *door);

// training_page.c
void training_page(struct door *door);
void participants_post(struct door *door);
void certificates_post(struct door *door);
void certificate_revoke_post(struct door *door);

// treaty_exchange_page.c
void treaty_exchange_page(struct door *door);
void preparation_begin_post(struct door *door);

// public_certificate_page.c
void public_certificates_page(struct door *door);
void public_certificate_page(struct door *door);
void public_certificate_post(struct door *door);

// partner_page.c, network_page.c, cooperation_page.c
void partner_page(struct door *door);
void network_page(struct door *door);
void template_adopt_post(struct door *door);
void cooperation_page(struct door *door);

// chronicle_page.c
void chronicle_page(struct door *door);

// self_assessment_page.c
void self_assessments_page(struct door *door);
void self_assessment_begin_post(struct door *door);

// action_board_page.c
void action_board_page(struct door *door);

// list_page.c
void list_page(struct door *door);
void recommendations_page(struct door *door);
void batch_post(struct door *door);
void batch_undo_post(struct door *door);
void batches_page(struct door *door);
void saved_view_post(struct door *door);
void saved_view_name_post(struct door *door);
void saved_view_bin_post(struct door *door);

// record_page.c, edit_page.c
void record_page(struct door *door);
void attachment_view_page(struct door *door);
void attach_post(struct door *door);
void step_post(struct door *door);
void bin_post(struct door *door);
void unbin_post(struct door *door);
void new_page(struct door *door);
void new_post(struct door *door);
void edit_page(struct door *door);
void edit_post(struct door *door);

// recommendation_page.c, recommend_page.c, line_page.c
void recommendation_page(struct door *door);
void recommend_page(struct door *door);
void recommend_post(struct door *door);
void addressee_page(struct door *door);
void addressee_post(struct door *door);
void line_page(struct door *door);
void line_day_page(struct door *door);
void line_day_post(struct door *door);
void reply_new_page(struct door *door);
void reply_new_post(struct door *door);
void assessment_new_page(struct door *door);
void assessment_new_post(struct door *door);

// visit_page.c, place_page.c, brief_page.c
void visit_page(struct door *door);
void place_page(struct door *door);
void brief_page(struct door *door);

// doubles_page.c
void doubles_page(struct door *door);
void doubles_post(struct door *door);

// letter_page.c
void letter_page(struct door *door);
void letter_answer_page(struct door *door);
void letter_answer_post(struct door *door);
void letter_write_page(struct door *door);
void letter_write_post(struct door *door);

// letter_paper_page.c
void letter_pdf_page(struct door *door);
void letter_docx_page(struct door *door);

// figure_page.c
void figure_page(struct door *door);
void figure_table_page(struct door *door);
void figure_save_post(struct door *door);

// saved_figure_page.c
void saved_figure_page(struct door *door);

// standard_page.c
void standard_page(struct door *door);

// job_page.c
void job_page(struct door *door);
void job_cancel_post(struct door *door);
void job_import_post(struct door *door);

// figures_page.c, import_page.c, everything_page.c, search_page.c
void figures_page(struct door *door);
void import_page(struct door *door);
void import_post(struct door *door);
void import_undo_post(struct door *door);
void everything_post(struct door *door);
void search_page(struct door *door);
