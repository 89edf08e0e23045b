// The site map of the team's pages. Rows are tried in order: an address of its own stands before the
// generic one of its kind.
#include "base/limits.h"
#include "web/handlers.h"

#define SIGNED NEED_SIGNED_IN
#define POSTED (NEED_SIGNED_IN | NEED_FORM_TOKEN)

const struct route web_routes[] = {
	{ METHOD_GET, "/assets/{mark}/{name}", NEED_NOTHING, asset_page, NULL, 0 },
	{ METHOD_GET, "/assets/{mark}/{folder}/{name}", NEED_NOTHING, asset_page, NULL, 0 },

	{ METHOD_GET, "/sign-in", NEED_NOTHING, sign_in_page, NULL, 0 },
	{ METHOD_POST, "/sign-in", NEED_NOTHING | NEED_OWN_ORIGIN, sign_in_post, NULL, 0 },
	{ METHOD_POST, "/sign-out", POSTED, sign_out_post, "session.end", 0 },

	{ METHOD_GET, "/account", SIGNED, account_page, "account.own", 0 },
	{ METHOD_POST, "/account/language", POSTED, account_language_post, "account.own", 0 },
	{ METHOD_POST, "/account/password", POSTED, account_password_post, "account.own", 0 },
	{ METHOD_GET, "/account/second-factor", SIGNED, account_factor_page, "account.own", 0 },
	{ METHOD_POST, "/account/second-factor", POSTED, account_factor_post, "account.own", 0 },
	{ METHOD_POST, "/account/second-factor/off", POSTED, account_factor_off_post, "account.own", 0 },

	{ METHOD_POST, "/account/mail", POSTED, account_mail_post, "account.own", 0 },
	{ METHOD_POST, "/account/feed", POSTED, account_feed_post, "account.own", 0 },
	{ METHOD_POST, "/account/feed/off", POSTED, account_feed_off_post, "account.own", 0 },
	{ METHOD_GET, "/outbox", SIGNED, outbox_page, "mail", 0 },
	{ METHOD_POST, "/outbox/try", POSTED, outbox_try_post, "mail", 0 },
	{ METHOD_POST, "/outbox/{key}/try", POSTED, outbox_try_post, "mail", 0 },

	{ METHOD_GET, "/", SIGNED, home_page, "home", 0 },
	{ METHOD_GET, "/figures", SIGNED, figures_page, "figures", 0 },
	{ METHOD_GET, "/figures/{code}", SIGNED, figure_page, "figures", 0 },
	{ METHOD_GET, "/search", SIGNED, search_page, "search", 0 },
	{ METHOD_GET, "/bin", SIGNED, bin_page, "bin", 0 },

	{ METHOD_GET, "/import", SIGNED, import_page, "import", 0 },
	{ METHOD_POST, "/import", POSTED, import_post, "import", LIMIT_UPLOAD_BYTES },
	{ METHOD_POST, "/import/{import}/undo", POSTED, import_undo_post, "import", 0 },
	{ METHOD_POST, "/everything", POSTED, everything_post, "export", 0 },
	{ METHOD_GET, "/jobs/{job}", SIGNED, job_page, "job.own", 0 },
	{ METHOD_POST, "/jobs/{job}/cancel", POSTED, job_cancel_post, "job.own", 0 },
	{ METHOD_POST, "/jobs/{job}/import", POSTED, job_import_post, "import", 0 },

	{ METHOD_GET, "/exchange", SIGNED, exchange_page, "exchange_package.read", 0 },
	{ METHOD_GET, "/exchange/new", SIGNED, exchange_new_page, "exchange_package.step", 0 },
	{ METHOD_POST, "/exchange/new", POSTED, exchange_new_post, "exchange_package.step", 0 },
	{ METHOD_POST, "/exchange/receive", POSTED, exchange_receive_post, "exchange_package.step", 2 * LIMIT_EXCHANGE_BYTES },
	// From another server: the package proves who sends it.
	{ METHOD_POST, "/exchange/packages", NEED_NOTHING, exchange_inbox, NULL, LIMIT_EXCHANGE_BYTES },

	{ METHOD_GET, "/places/doubles", SIGNED, doubles_page, "distinct_pair.create", 0 },
	{ METHOD_POST, "/places/doubles", POSTED, doubles_post, "distinct_pair.create", 0 },

	{ METHOD_GET, "/recommendations", SIGNED, recommendations_page, "recommendation.read", 0 },
	{ METHOD_GET, "/recommendations/new", SIGNED, recommend_page, "recommendation.create", 0 },
	{ METHOD_POST, "/recommendations/new", POSTED, recommend_post, "recommendation.create", 0 },
	{ METHOD_GET, "/recommendations/{key}", SIGNED, recommendation_page, "recommendation.read", 0 },
	{ METHOD_GET, "/recommendations/{key}/addressee", SIGNED, addressee_page, "addressee_line.create", 0 },
	{ METHOD_POST, "/recommendations/{key}/addressee", POSTED, addressee_post, "addressee_line.create", 0 },

	{ METHOD_GET, "/replies/new", SIGNED, reply_new_page, "reply.create", 0 },
	{ METHOD_POST, "/replies/new", POSTED, reply_new_post, "reply.create", 0 },
	{ METHOD_GET, "/assessments/new", SIGNED, assessment_new_page, "assessment.create", 0 },
	{ METHOD_POST, "/assessments/new", POSTED, assessment_new_post, "assessment.create", 0 },
	{ METHOD_POST, "/accounts/{key}/first-password", POSTED, account_first_password_post, "account.change", 0 },

	{ METHOD_GET, "/inbox", SIGNED, inbox_page, "home", 0 },
	{ METHOD_GET, "/calendar", SIGNED, calendar_page, "home", 0 },
	{ METHOD_GET, "/calendar/{feed}", NEED_NOTHING, feed_page, NULL, 0 },
	{ METHOD_GET, "/mandate", SIGNED, mandate_page, "home", 0 },
	{ METHOD_GET, "/action_board", SIGNED, action_board_page, "action.read", 0 },
	{ METHOD_GET, "/letters/write", SIGNED, letter_write_page, "letter.create", 0 },
	{ METHOD_POST, "/letters/write", POSTED, letter_write_post, "letter.create", 0 },

	{ METHOD_GET, "/programmes/compare", SIGNED, programme_compare_page, "programme.read", 0 },

	{ METHOD_GET, "/{entities}", SIGNED, list_page, "ENTITY.read", 0 },
	{ METHOD_GET, "/{entities}/new", SIGNED, new_page, "ENTITY.create", 0 },
	{ METHOD_POST, "/{entities}/new", POSTED, new_post, "ENTITY.create", 0 },
	{ METHOD_GET, "/places/{key}", SIGNED, place_page, "place.read", 0 },
	{ METHOD_GET, "/places/{key}/follow-up", SIGNED, follow_up_page, "visit.create", 0 },
	{ METHOD_POST, "/places/{key}/follow-up", POSTED, follow_up_post, "visit.create", 0 },
	{ METHOD_POST, "/visits/{key}/checklist", POSTED, checklist_post, "follow_up_item.create", 0 },
	{ METHOD_POST, "/follow_up_items/{key}/judge", POSTED, judge_post, "follow_up_item.change", 0 },
	{ METHOD_GET, "/visits/{key}", SIGNED, visit_page, "visit.read", 0 },
	{ METHOD_GET, "/visits/{key}/brief", SIGNED, brief_page, "visit.read", 0 },
	{ METHOD_GET, "/letters/{key}", SIGNED, letter_page, "letter.read", 0 },
	{ METHOD_GET, "/letters/{key}/pdf", SIGNED, letter_pdf_page, "letter.read", 0 },
	{ METHOD_GET, "/letters/{key}/docx", SIGNED, letter_docx_page, "letter.read", 0 },
	{ METHOD_GET, "/letters/{key}/answer", SIGNED, letter_answer_page, "letter.step", 0 },
	{ METHOD_POST, "/letters/{key}/answer", POSTED, letter_answer_post, "letter.step", 0 },
	{ METHOD_GET, "/rehabilitation_projects/{key}", SIGNED, project_page, "rehabilitation_project.read", 0 },
	{ METHOD_GET, "/legal_texts/{key}", SIGNED, legal_text_page, "legal_text.read", 0 },
	{ METHOD_GET, "/recommendations/{key}/uptake", SIGNED, uptake_page, "recommendation.change", 0 },
	{ METHOD_POST, "/recommendations/{key}/uptake", POSTED, uptake_post, "recommendation.change", 0 },
	{ METHOD_GET, "/programmes/{key}", SIGNED, programme_page, "programme.read", 0 },
	{ METHOD_POST, "/programmes/{key}/accept", POSTED, programme_accept_post, "programme.step", 0 },
	{ METHOD_POST, "/programmes/{key}/copy", POSTED, programme_copy_post, "programme.create", 0 },
	{ METHOD_GET, "/exchange_packages/{key}", SIGNED, exchange_package_page, "exchange_package.read", 0 },
	{ METHOD_GET, "/exchange_packages/{key}/file", SIGNED, exchange_file_page, "exchange_package.step", 0 },
	{ METHOD_POST, "/exchange_packages/{key}/push", POSTED, exchange_push_post, "exchange_package.step", 0 },
	{ METHOD_GET, "/factual_checks/{key}", SIGNED, factual_check_page, "factual_check.read", 0 },
	{ METHOD_POST, "/factual_comments/{key}/answer", POSTED, factual_answer_post, "factual_comment.change", 0 },
	{ METHOD_GET, "/instruments/{key}", SIGNED, standard_page, "instrument.read", 0 },
	{ METHOD_GET, "/addressee_lines/{key}", SIGNED, line_page, "addressee_line.read", 0 },
	{ METHOD_GET, "/authorities/{key}/reply_table", SIGNED, reply_table_page, "addressee_line.export", 0 },
	{ METHOD_GET, "/attachments/{key}/view", SIGNED, attachment_view_page, "attachment.read", 0 },
	{ METHOD_GET, "/{entities}/{key}", SIGNED, record_page, "ENTITY.read", 0 },
	{ METHOD_GET, "/{entities}/{key}/edit", SIGNED, edit_page, "ENTITY.change", 0 },
	{ METHOD_POST, "/{entities}/{key}/edit", POSTED, edit_post, "ENTITY.change", 0 },
	{ METHOD_POST, "/{entities}/{key}/bin", POSTED, bin_post, "ENTITY.bin", 0 },
	{ METHOD_POST, "/{entities}/{key}/unbin", POSTED, unbin_post, "ENTITY.bin", 0 },
	{ METHOD_POST, "/{entities}/{key}/steps/{step}", POSTED, step_post, "ENTITY.step", 0 },
	{ METHOD_GET, "/addressee_lines/{key}/{act}", SIGNED, line_day_page, "addressee_line.step", 0 },
	{ METHOD_POST, "/addressee_lines/{key}/{act}", POSTED, line_day_post, "addressee_line.step", 0 },
	{ 0 },
};
