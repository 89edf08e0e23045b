// The site map of the portal, the authorities' own door. Its queries begin at the addressee (acts/addressed.h), so what
// is not addressed to the caller's authority is not found by any of them.
#include "base/limits.h"
#include "web/handlers.h"

#define SIGNED (NEED_SIGNED_IN | NEED_AUTHORITY)
#define POSTED (NEED_SIGNED_IN | NEED_AUTHORITY | NEED_FORM_TOKEN)

const struct route portal_routes[] = {
	{ METHOD_GET, "/portal/", SIGNED, portal_home, "addressee_line.read", 0 },
	{ METHOD_GET, "/portal/help", SIGNED, portal_help_contents_page, "account.own", 0 },
	{ METHOD_GET, "/portal/help/{page}", SIGNED, portal_help_page, "account.own", 0 },
	{ METHOD_GET, "/portal/receipts", SIGNED, portal_receipts, "reply.create", 0 },
	{ METHOD_GET, "/portal/receipts/{number}", SIGNED, portal_receipt, "reply.create", 0 },
	{ METHOD_GET, "/portal/receipts/{number}/pdf", SIGNED, portal_receipt_pdf, "reply.create", 0 },
	{ METHOD_GET, "/portal/facts/{number}", SIGNED, portal_facts_page, "factual_check.read", 0 },
	{ METHOD_POST, "/portal/facts/{number}", POSTED, portal_facts_post, "factual_comment.create", 0 },
	{ METHOD_GET, "/portal/letters", SIGNED, portal_letters_page, "letter.read", 0 },
	{ METHOD_GET, "/portal/letters/{number}", SIGNED, portal_letter_page, "letter.read", 0 },
	{ METHOD_GET, "/portal/letters/{number}/pdf", SIGNED, portal_letter_pdf, "letter.read", 0 },
	{ METHOD_GET, "/portal/urgent/{number}", SIGNED, portal_urgent_page, "urgent_measure.read", 0 },
	{ METHOD_POST, "/portal/urgent/{number}", POSTED, portal_urgent_post, "urgent_measure.step", 0 },
	{ METHOD_GET, "/portal/{number}", SIGNED, portal_reply_page, "reply.create", 0 },
	{ METHOD_POST, "/portal/{number}", POSTED, portal_reply_post, "reply.create", LIMIT_UPLOAD_BYTES },
	{ METHOD_GET, "/portal/{number}/evidence/{file}", SIGNED, portal_evidence, "reply.create", 0 },
	{ 0 },
};
