// Turns files into one C source: a table of names and bytes, sorted by name, so that the program is
// one file. `embed OUTPUT NAME=PATH…`.
#include <stdio.h>
#include <string.h>

struct file {
	long size;
	unsigned long long mark; // FNV-1a.
};

static int embed_file(FILE *out, const char *path, int number, struct file *file)
{
	FILE *in = fopen(path, "rb");
	if (in == NULL) {
		perror(path);
		return 1;
	}
	fprintf(out, "static const unsigned char file_%d[] = {", number);
	int c;
	*file = (struct file){ 0, 14695981039346656037ull };
	for (; (c = fgetc(in)) != EOF; file->size++) {
		fprintf(out, "%s%d,", file->size % 24 == 0 ? "\n" : "", c);
		file->mark = (file->mark ^ (unsigned long long)c) * 1099511628211ull;
	}
	fprintf(out, "0};\n");
	return fclose(in);
}

int main(int count, char **arguments)
{
	if (count < 2)
		return 2;
	FILE *out = fopen(arguments[1], "wb");
	if (out == NULL) {
		perror(arguments[1]);
		return 1;
	}
	static struct file files[1000];
	fprintf(out, "#include \"base/embedded.h\"\n");
	for (int i = 2; i < count && i < 1000; i++) {
		const char *path = strchr(arguments[i], '=');
		if (path == NULL || embed_file(out, path + 1, i, &files[i]) != 0)
			return 1;
	}
	fprintf(out, "const struct embedded embedded_files[] = {\n");
	for (int i = 2; i < count; i++)
		fprintf(out, "\t{ \"%.*s\", { (const char *)file_%d, %ld }, 0x%016llxull },\n",
			(int)(strchr(arguments[i], '=') - arguments[i]), arguments[i], i, files[i].size, files[i].mark);
	fprintf(out, "\t{ 0 },\n};\nconst size_t embedded_count = %d;\n", count - 2);
	return fclose(out) == 0 ? 0 : 1;
}
