// The roof: the table of commands. It alone includes the doors.
#include <stdio.h>

int main(int count, char **arguments)
{
	(void)arguments;
	fprintf(stderr, "wiqaya: no command yet (%d words given)\n", count - 1);
	return 2;
}
