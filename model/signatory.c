/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/signatory.h"

#include <stdlib.h>

#include "text/i18n.h"
#include "text/mem.h"

/* How an office writes that somebody acts for another who is away. */
#define ACTS_FOR "รักษาราชการแทน"

static bool is_filled(const char *text)
{
	return text && *text;
}

bool signatory_blocks(enum signatory signatory)
{
	return signatory > SIGNATORY_HERE;
}

void signatory_append(struct str *out, enum signatory signatory,
	const struct signature *signature, const char *present)
{
	const char *name = signature->name ? signature->name : "";
	const char *login = signature->signer ? signature->signer : "";
	switch (signatory) {
	case SIGNATORY_PAPER: str_puts(out, _("signs on the paper")); break;
	case SIGNATORY_HERE:
		/* TRANSLATORS: a login name. */
		str_printf(out, _("signs here, as %s"), login);
		break;
	case SIGNATORY_UNSAID:
		str_puts(out, _("nobody said whether this is a person of the office "
				"file, and who, or somebody who signs on the paper"));
		break;
	case SIGNATORY_UNKNOWN:
		str_printf(out, _("%s is nobody of this office file"), login);
		break;
	case SIGNATORY_RETIRED:
		str_printf(out, _("%s is no longer among the people of the office file"),
			present);
		break;
	case SIGNATORY_NO_SUPERVISOR:
		str_printf(out, _("%s is no supervisor here"), present);
		break;
	case SIGNATORY_RENAMED:
		/* TRANSLATORS: a name; the name of the same person in the memo. */
		str_printf(out, _("the office file has the name %s, the memo %s"),
			present, *name ? name : "-");
		break;
	}
}

static void put(char **text, const char *value)
{
	char *copy = mem_strdup(value);
	free(*text);
	*text = copy;
}

void signature_put_deputy(struct signature *signature, const char *name, const char *post)
{
	free(signature->deputy_name);
	free(signature->deputy_post);
	signature->deputy_name = name ? mem_strdup(name) : NULL;
	signature->deputy_post = name ? mem_strdup(post) : NULL;
}

void signature_give(struct signature *signature, const char *login, const char *name,
	const char *post)
{
	put(&signature->signer, login ? login : "");
	if (name)
		put(&signature->name, name);
	if (post)
		put(&signature->post, post);
	signature_put_deputy(signature, NULL, NULL);
}

bool signature_has_deputy(const struct signature *signature)
{
	return is_filled(signature->deputy_name);
}

const char *signature_name(const struct signature *signature)
{
	return signature_has_deputy(signature) ? signature->deputy_name : signature->name;
}

void signature_append_post(struct str *out, const struct signature *signature)
{
	if (signature_has_deputy(signature))
		str_printf(out, "\n%s%s%s",
			signature->deputy_post ? signature->deputy_post : "",
			is_filled(signature->deputy_post) ? " " : "", ACTS_FOR);
	if (is_filled(signature->post))
		str_printf(out, "\n%s", signature->post);
}
