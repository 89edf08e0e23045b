#include "acts/sign_log.h"

#include "store/writer.h"
#include "vault/signature.h"

static bool sign(void *context, str message, unsigned char signature[64])
{
	signature_sign(context, message, signature);
	return true;
}

static bool verify(void *context, str key, str message, const unsigned char signature[64])
{
	(void)context;
	return signature_good(key, message, signature);
}

bool sign_log_open(struct arena *arena, const char *url, bool make, struct log_signer *signer,
	struct mishap *mishap)
{
	bool sqlite = str_starts(str_from(url), S("sqlite:"));
	str path = signature_path(arena, sqlite ? url + strlen("sqlite:") : NULL);
	struct signature_key *key;
	if (path.length == 0)
		return mishap_at(mishap, 0, 0,
			N_("The key that signs the log has no place. Set WIQAYA_KEY to the path of a file that"
			   " only this account may read; it is made when it is not there."));
	if (!signature_open(arena, path.data, make, &key, mishap))
		return false;
	*signer = (struct log_signer){ sign, verify, key, signature_public(key) };
	return true;
}

const struct signature_key *sign_log_key(const struct call *call)
{
	const struct log_signer *signer = call->writer == NULL ? NULL : writer_signer(call->writer);
	return signer == NULL ? NULL : signer->context;
}

bool sign_log_with(struct arena *arena, const char *url, struct writer *writer,
	struct log_keeper **opened, struct mishap *mishap)
{
	struct log_keeper *keeper = NEW(arena, struct log_keeper);
	keeper->clock = instant_now;
	if (!sign_log_open(arena, url, true, &keeper->signer, mishap))
		return false;
	writer_before_commit(writer, log_before_commit, keeper);
	writer_signs_with(writer, &keeper->signer);
	*opened = keeper;
	return true;
}
