/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bundles as people and other programs meet them: what is in one, as unzip, sha256sum and
 * libsodium see it; and those that were changed, cut short, or made to do harm.
 */
#include <config.h>

#include "tests/support/support.h"

#include <dirent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>
#include <sodium.h>
#include <zip.h>

#include "tests/support/office_place.h"
#include "tests/support/package_maker.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define PASSPHRASE "ผ่านไปด้วยดี ๒๕๖๙"

/* By the SHA-256 of "evil". */
#define STRAY "files/b5c1fb2efc6d6b4674c2fdcc48ce01b43a3b7c03763c0c3355de0099ee0f8c73.exe"

enum { PARTS_MAX = 16 };

struct place {
	char *folder, *here, *there, *path, *temporary;
	struct program_run run;
	/* Of a bundle that is read, to be made anew otherwise. */
	struct package_part parts[PARTS_MAX + 1];
	size_t count;
};

static int setup(void **state)
{
	struct place *place = test_calloc(1, sizeof(*place));
	place->folder = support_folder();
	place->here = office_place(place->folder, "here.db");
	place->there = office_place(place->folder, "there.db");
	place->path = support_path(place->folder, "report.mattrakan");
	place->temporary = support_path(place->folder, "tmp");
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	assert_int_equal(mkdir(place->temporary, 0700), 0);
	setenv("TMPDIR", place->temporary, 1);
	setenv("XDG_DATA_HOME", place->folder, 1);
	setenv("LANGUAGE", "en", 1);
	*state = place;
	return 0;
}

static void forget_parts(struct place *place)
{
	while (place->count) {
		const struct package_part *part = &place->parts[--place->count];
		free((char *)part->name);
		free((char *)part->bytes);
	}
	memset(place->parts, 0, sizeof(place->parts));
}

/* Nothing is left of what was unpacked or half made. */
static void assert_nothing_left(const struct place *place)
{
	DIR *folder = opendir(place->temporary);
	assert_non_null(folder);
	for (struct dirent *each; (each = readdir(folder));)
		if (each->d_name[0] != '.')
			fail_msg("left: %s", each->d_name);
	closedir(folder);
}

static int teardown(void **state)
{
	struct place *place = *state;
	assert_nothing_left(place);
	forget_parts(place);
	unsetenv("TMPDIR");
	support_folder_remove(place->folder);
	free(place->here);
	free(place->there);
	free(place->path);
	free(place->temporary);
	program_run_release(&place->run);
	test_free(place);
	return 0;
}

#define here(place, status, ...)                                                         \
	program_expect(&(place)->run, status, "--file", (place)->here, __VA_ARGS__)
#define there(place, status, ...)                                                        \
	program_expect(&(place)->run, status, "--file", (place)->there, __VA_ARGS__)

/* The first sample, in a bundle that nobody signed. */
static void make_bundle(struct place *place)
{
	here(place, 0, "import", support_reports[0].path);
	here(place, 0, "export", "--format", "bundle", "--to", place->path);
}

/* Who runs this. */
static const char *login(void)
{
	return postgres_server_wanted() ? postgres_server_keeper()
					: getpwuid(getuid())->pw_name;
}

static void run_typing(
	struct place *place, int status, const char *const *arguments, const char *typed)
{
	struct str input = STR_INIT;
	str_puts(&input, typed);
	program_run(&place->run, arguments, &input, NULL);
	if (place->run.status != status)
		fail_msg("%d: %s", place->run.status, place->run.err.data);
	str_release(&input);
}

/* The same, signed by whoever runs this. */
static void make_signed(struct place *place)
{
	here(place, 0, "import", support_reports[0].path);
	here(place, 0, "people", "add", login(), "--name", "นายสมชาย ใจดี", "--post",
		"ปลัด", "--role", "supervisor");
	run_typing(place, 0,
		(const char *const[]){
			"--file", place->here, "people", "passphrase", NULL},
		PASSPHRASE "\n" PASSPHRASE "\n");
	run_typing(place, 0,
		(const char *const[]){"--file", place->here, "export", "--format",
			"bundle", "--to", place->path, NULL},
		PASSPHRASE "\n");
	assert_said(&place->run, "signed by");
}

/* --- as other programs see it --- */

/* What a command writes. */
__attribute__((format(printf, 2, 3))) static void ask_shell(
	struct str *out, const char *format, ...)
{
	char bytes[4096];
	struct str command = STR_INIT;
	va_list args;
	va_start(args, format);
	str_vprintf(&command, format, args);
	va_end(args);
	FILE *shell = popen(command.data, "re");
	assert_non_null(shell);
	str_clear(out);
	for (size_t count; (count = fread(bytes, 1, sizeof(bytes), shell)) > 0;)
		str_append(out, bytes, count);
	if (pclose(shell))
		fail_msg("%s", command.data);
	str_release(&command);
}

static json_t *read_json(struct place *place, const char *name, struct str *text)
{
	json_error_t error;
	ask_shell(text, "unzip -p '%s' '%s'", place->path, name);
	json_t *json = json_loads(text->data, 0, &error);
	if (!json)
		fail_msg("%s: %s", name, error.text);
	return json;
}

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	assert_non_null(text);
	return text;
}

static void assert_part(struct place *place, const json_t *part)
{
	struct str out = STR_INIT;
	ask_shell(&out, "unzip -p '%s' '%s' | sha256sum", place->path,
		text_of(part, "name"));
	assert_memory_equal(out.data, text_of(part, "sha256"), 64);
	ask_shell(&out, "unzip -p '%s' '%s' | wc -c", place->path, text_of(part, "name"));
	assert_int_equal(strtoll(out.data, NULL, 10),
		json_integer_value(json_object_get(part, "bytes")));
	str_release(&out);
}

static void assert_signature(
	const char *key, const struct str *manifest, const char *signature)
{
	unsigned char hash[crypto_hash_sha256_BYTES], public[crypto_sign_PUBLICKEYBYTES];
	unsigned char bytes[crypto_sign_BYTES];
	char hex[2 * sizeof(hash) + 1];
	struct str text = STR_INIT;
	assert_true(sodium_init() >= 0);
	crypto_hash_sha256(hash, (const unsigned char *)manifest->data, manifest->bytes);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	str_printf(&text, "18:mattrakan.bundle/1,64:%s,64:%s,", key, hex);
	assert_int_equal(
		sodium_hex2bin(public, sizeof(public), key, 64, NULL, NULL, NULL), 0);
	assert_int_equal(
		sodium_hex2bin(bytes, sizeof(bytes), signature, 128, NULL, NULL, NULL),
		0);
	assert_int_equal(crypto_sign_verify_detached(bytes,
				 (const unsigned char *)text.data, text.bytes, public),
		0);
	str_release(&text);
}

static void test_seen_by_others(void **state)
{
	struct place *place = *state;
	struct str manifest = STR_INIT, text = STR_INIT;
	make_signed(place);
	ask_shell(&text, "unzip -tqq '%s'", place->path);
	ask_shell(&text, "head -c 74 '%s' | tail -c 44", place->path);
	assert_string_equal(text.data, "mimetypeapplication/vnd.mattrakan.bundle+zip");
	json_t *json = read_json(place, "manifest.json", &manifest);
	json_t *parts = json_object_get(json, "parts");
	assert_int_equal(json_array_size(parts), 3);
	for (size_t i = 0; i < json_array_size(parts); i++)
		assert_part(place, json_array_get(parts, i));
	json_t *signature = read_json(place, "signature.json", &text);
	const json_t *signer = json_object_get(json, "signer");
	assert_string_equal(text_of(signer, "name"), "นายสมชาย ใจดี");
	assert_signature(
		text_of(signer, "key"), &manifest, text_of(signature, "signature"));
	json_decref(signature);
	/* The report in it is what export --format json writes. */
	str_clear(&text);
	str_puts(&text,
		text_of(json_array_get(json_object_get(json, "reports"), 0), "uuid"));
	char *uuid = str_detach(&text);
	ask_shell(&text, "unzip -p '%s' 'reports/%s.json'", place->path, uuid);
	here(place, 0, "export", "--format", "json");
	assert_string_equal(text.data, place->run.out.data);
	free(uuid);
	json_decref(json);
	str_release(&manifest);
	str_release(&text);
}

/* --- whose it is --- */

static void test_who_signed(void **state)
{
	struct place *place = *state;
	struct str manifest = STR_INIT;
	make_signed(place);
	json_t *json = read_json(place, "manifest.json", &manifest);
	const char *key = text_of(json_object_get(json, "signer"), "key");
	there(place, 1, "import", place->path);
	assert_said(&place->run, key);
	assert_said(&place->run, "people trust");
	if (!postgres_server_wanted())
		assert_int_equal(access(place->there, F_OK), -1);
	json_decref(json);
	str_release(&manifest);
}

static void test_key_made_known(void **state)
{
	struct place *place = *state;
	struct str manifest = STR_INIT;
	make_signed(place);
	json_t *json = read_json(place, "manifest.json", &manifest);
	if (!postgres_server_wanted())
		there(place, 0, "init");
	there(place, 0, "people", "trust",
		text_of(json_object_get(json, "signer"), "key"), "อบต.ธารตะวัน");
	there(place, 0, "import", place->path);
	assert_said(&place->run, "signed by นายสมชาย ใจดี");
	there(place, 0, "import", place->path);
	assert_said(&place->run, "came in already");
	there(place, 0, "verify");
	json_decref(json);
	str_release(&manifest);
}

static void test_wrong_passphrase(void **state)
{
	struct place *place = *state;
	make_signed(place);
	assert_int_equal(unlink(place->path), 0);
	run_typing(place, 1,
		(const char *const[]){"--file", place->here, "export", "--format",
			"bundle", "--to", place->path, NULL},
		"something else\n");
	assert_int_equal(access(place->path, F_OK), -1);
	here(place, 0, "export", "--format", "bundle", "--unsigned", "--to", place->path);
	assert_said(&place->run, "nobody signed it");
}

static void test_by_content(void **state)
{
	struct place *place = *state;
	make_bundle(place);
	char *other = support_path(place->folder, "report.json");
	assert_int_equal(rename(place->path, other), 0);
	there(place, 0, "import", "--dry-run", other);
	assert_said(&place->run, "signed by nobody");
	there(place, 1, "import", other);
	assert_said(&place->run, "--accept");
	there(place, 0, "import", "--accept", other);
	there(place, 0, "list");
	assert_non_null(strstr(place->run.out.data, "2569"));
	free(other);
}

static void test_other_office(void **state)
{
	struct place *place = *state;
	make_signed(place);
	there(place, 0, "import", support_reports[1].path);
	there(place, 0, "people", "add", login(), "--name", "นายสมชาย ใจดี", "--role",
		"clerk");
	there(place, 1, "import", place->path);
	there(place, 0, "import", "--accept", place->path);
	there(place, 0, "verify");
}

/* --- what was changed --- */

static void read_parts(struct place *place)
{
	zip_t *zip = zip_open(place->path, ZIP_RDONLY, NULL);
	assert_non_null(zip);
	forget_parts(place);
	for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
		zip_stat_t about;
		assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &about), 0);
		char *bytes = calloc(1, about.size + 1);
		zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);
		assert_int_equal(zip_fread(file, bytes, about.size), about.size);
		zip_fclose(file);
		place->parts[place->count++] = (struct package_part){
			mem_strdup(about.name), bytes, about.size, false};
	}
	zip_discard(zip);
}

static struct package_part *part_of(struct place *place, const char *name)
{
	for (size_t i = 0; i < place->count; i++)
		if (!strncmp(place->parts[i].name, name, strlen(name)))
			return &place->parts[i];
	fail_msg("no part %s", name);
	return NULL;
}

static void put_part(
	struct place *place, const char *name, const char *bytes, size_t count)
{
	char *copy = calloc(1, count + 1);
	memcpy(copy, bytes, count);
	place->parts[place->count++] =
		(struct package_part){mem_strdup(name), copy, count, false};
}

static void drop_part(struct place *place, const char *name)
{
	struct package_part *part = part_of(place, name);
	free((char *)part->name);
	free((char *)part->bytes);
	*part = place->parts[--place->count];
	memset(&place->parts[place->count], 0, sizeof(*part));
}

/* In a part the first `from` becomes `to`. */
static void edit(struct place *place, const char *name, const char *from, const char *to)
{
	struct package_part *part = part_of(place, name);
	const char *at = strstr(part->bytes, from);
	assert_non_null(at);
	struct str text = STR_INIT;
	str_append(&text, part->bytes, part->count);
	str_splice(&text, (size_t)(at - part->bytes), strlen(from), to, strlen(to));
	free((char *)part->bytes);
	part->count = text.bytes;
	part->bytes = str_detach(&text);
}

static void write_parts(struct place *place)
{
	struct str made = STR_INIT;
	package_make(&made, place->parts);
	support_write(place->path, made.data, made.bytes);
	str_release(&made);
}

/* The manifest says again what is in the parts: by who makes a bundle to do harm. */
static void list_anew(struct place *place)
{
	struct package_part *part = part_of(place, "manifest.json");
	json_t *json = json_loads(part->bytes, 0, NULL), *list = json_array();
	for (size_t i = 0; i < place->count; i++) {
		const struct package_part *each = &place->parts[i];
		unsigned char hash[crypto_hash_sha256_BYTES];
		char hex[2 * sizeof(hash) + 1];
		if (each == part || !strchr(each->name, '/'))
			continue;
		crypto_hash_sha256(hash, (const unsigned char *)each->bytes, each->count);
		sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
		json_array_append_new(
			list, json_pack("{s:s,s:I,s:s}", "name", each->name, "bytes",
				      (json_int_t)each->count, "sha256", hex));
	}
	json_object_set_new(json, "parts", list);
	free((char *)part->bytes);
	part->bytes = json_dumps(json, 0);
	part->count = strlen(part->bytes);
	json_decref(json);
}

/* Refused with these words, whoever says --accept; nothing is there then. */
static void assert_refused(struct place *place, const char *words)
{
	there(place, 1, "import", "--accept", place->path);
	assert_said(&place->run, words);
	assert_plain(&place->run.err, false, "import");
	assert_nothing_left(place);
	if (!postgres_server_wanted()) {
		assert_int_equal(access(place->there, F_OK), -1);
		return;
	}
	there(place, 0, "list");
	assert_string_equal(place->run.out.data, "");
}

static void test_any_byte(void **state)
{
	struct place *place = *state;
	struct support_random random = {7};
	struct str whole = STR_INIT;
	enum { TRIES = 24, HEAD = 74 };
	make_bundle(place);
	support_read(place->path, &whole);
	for (int i = 0; i < TRIES; i++) {
		const size_t at =
			HEAD + support_draw(&random, (uint32_t)whole.bytes - HEAD);
		whole.data[at] ^= 0x55;
		support_write(place->path, whole.data, whole.bytes);
		whole.data[at] ^= 0x55;
		program_expect_list(&place->run, 0,
			(const char *const[]){"--file", place->there, "--version", NULL});
		const char *const arguments[] = {
			"--file", place->there, "import", "--dry-run", place->path, NULL};
		program_run(&place->run, arguments, NULL, NULL);
		/* A moment, or a mark that no reader looks at, may be another. */
		if (place->run.status != 0 && place->run.status != 1)
			fail_msg("byte %zu: %d: %s", at, place->run.status,
				place->run.err.data);
		if (place->run.status == 0)
			assert_said(&place->run, "signed by nobody");
	}
	str_release(&whole);
}

static void test_cut_short(void **state)
{
	struct place *place = *state;
	struct str whole = STR_INIT;
	make_bundle(place);
	support_read(place->path, &whole);
	for (size_t i = 1; i < 8; i++) {
		support_write(place->path, whole.data, whole.bytes * i / 8);
		assert_refused(place, "damaged or not complete");
	}
	str_release(&whole);
}

static void test_part_changed(void **state)
{
	struct place *place = *state;
	make_bundle(place);
	read_parts(place);
	edit(place, "reports/", "ธารตะวัน", "ธารตะวัก");
	write_parts(place);
	assert_refused(place, "is not what it was when the bundle was made");
}

/* Whoever changes it makes the manifest right again: the signature is not. */
static void test_signed_and_changed(void **state)
{
	struct place *place = *state;
	make_signed(place);
	read_parts(place);
	edit(place, "reports/", "ธารตะวัน", "ธารจันทร์");
	list_anew(place);
	write_parts(place);
	assert_refused(place, "the signature is not of what is in it");
	/* Without the signature it says itself that it had one. */
	drop_part(place, "signature.json");
	write_parts(place);
	assert_refused(place, "signature.json is missing");
}

static void test_newer_version(void **state)
{
	struct place *place = *state;
	make_bundle(place);
	read_parts(place);
	edit(place, "manifest.json", "\"version\": 1", "\"version\": 2");
	put_part(place, "something/new", "x", 1);
	write_parts(place);
	assert_refused(place, "made by a newer program");
}

/* Names that lead out, or that nobody tells of. */
static void test_names(void **state)
{
	struct place *place = *state;
	static const char *const names[] = {"../../escaped", "/tmp/escaped",
		"files/../../escaped", "files/x.jpg", "reports/../x.json", "C:\\escaped"};
	make_bundle(place);
	for (size_t i = 0; i < COUNT(names); i++) {
		read_parts(place);
		put_part(place, names[i], "x", 1);
		write_parts(place);
		assert_refused(place, "does not belong into a bundle");
		list_anew(place);
		write_parts(place);
		assert_refused(place, "does not belong into a bundle");
		drop_part(place, names[i]);
		list_anew(place);
		write_parts(place);
	}
}

static void test_twice(void **state)
{
	struct place *place = *state;
	struct str whole = STR_INIT;
	make_bundle(place);
	read_parts(place);
	put_part(place, "manifest.jsoN", "{}", 2);
	write_parts(place);
	assert_refused(place, "is in it twice");
	drop_part(place, "manifest.jsoN");
	put_part(place, "manifesT.json", "{}", 2);
	write_parts(place);
	support_read(place->path, &whole);
	for (char *at; (at = memmem(whole.data, whole.bytes, "manifesT", 8));)
		at[7] = 't';
	support_write(place->path, whole.data, whole.bytes);
	assert_refused(place, "");
	str_release(&whole);
}

static void test_bomb(void **state)
{
	struct place *place = *state;
	enum { LARGE = 48 << 20 };
	char *nothing = calloc(1, LARGE);
	unsigned char hash[crypto_hash_sha256_BYTES];
	char name[128] = "files/";
	make_bundle(place);
	read_parts(place);
	crypto_hash_sha256(hash, (const unsigned char *)nothing, LARGE);
	sodium_bin2hex(name + 6, 65, hash, sizeof(hash));
	put_part(place, name, nothing, LARGE);
	list_anew(place);
	write_parts(place);
	assert_refused(place, "grows out of all measure");
	assert_true(place->run.peak_kilobytes < 200 << 10);
	free(nothing);
}

static void test_wrong_texts(void **state)
{
	struct place *place = *state;
	make_bundle(place);
	read_parts(place);
	edit(place, "reports/", "ธารตะวัน", "ธาร\xE0\xB8");
	list_anew(place);
	write_parts(place);
	assert_refused(place, "UTF-8");
	read_parts(place);
	edit(place, "manifest.json", "\"who\": \"", "\"who\": \"\xFF");
	write_parts(place);
	assert_refused(place, "UTF-8");
}

/* Nothing is kept that no measure names: nobody would remove it. */
static void test_stray_file(void **state)
{
	struct place *place = *state;
	make_bundle(place);
	read_parts(place);
	put_part(place,
		"files/"
		"0000000000000000000000000000000000000000000000000000000000000000.exe",
		"evil", 4);
	list_anew(place);
	write_parts(place);
	assert_refused(place, "is not what it was when the bundle was made");
	drop_part(place, "files/");
	put_part(place, STRAY, "evil", 4);
	list_anew(place);
	write_parts(place);
	assert_refused(place, "does not belong into a bundle");
}

/* What is listed is all right, and says what cannot be. */
static void test_false_words(void **state)
{
	struct place *place = *state;
	make_bundle(place);
	read_parts(place);
	edit(place, "trails/", "report.import", "report.approve");
	list_anew(place);
	write_parts(place);
	assert_refused(place, "this entry of the trail is not what was written");
	edit(place, "trails/", "report.approve", "report.import");
	edit(place, "pasts/", "\"texts\": [\"", "\"texts\": [\"x");
	list_anew(place);
	write_parts(place);
	assert_refused(place, "this is no digest");
	edit(place, "pasts/", "\"texts\": [\"x", "\"texts\": [\"");
	edit(place, "reports/", "\"uuid\": \"", "\"uuid\": \"0");
	list_anew(place);
	write_parts(place);
	assert_refused(place, "uuid");
	drop_part(place, "pasts/");
	drop_part(place, "reports/");
	list_anew(place);
	write_parts(place);
	assert_refused(place, "not all parts are in it");
	drop_part(place, "trails/");
	list_anew(place);
	write_parts(place);
	assert_refused(place, "no report is in it");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_seen_by_others),
		TEST(test_who_signed),
		TEST(test_key_made_known),
		TEST(test_wrong_passphrase),
		TEST(test_by_content),
		TEST(test_other_office),
		TEST(test_any_byte),
		TEST(test_cut_short),
		TEST(test_part_changed),
		TEST(test_signed_and_changed),
		TEST(test_newer_version),
		TEST(test_names),
		TEST(test_twice),
		TEST(test_bomb),
		TEST(test_wrong_texts),
		TEST(test_false_words),
		TEST(test_stray_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
