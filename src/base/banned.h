// Functions that have hurt C programs for decades are made uncompilable here. Every source file gets
// this header on the command line, after the system headers it needs are known to the compiler.
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef strtok
#undef sprintf
#undef vsprintf
#undef atoi
#undef atol
#undef gmtime
#undef localtime
#undef ctime
#undef asctime
#undef system
#define strcpy(...) banned_strcpy_use_str
#define strcat(...) banned_strcat_use_buf
#define strncpy(...) banned_strncpy_use_str
#define strncat(...) banned_strncat_use_buf
#define strtok(...) banned_strtok_use_str_cut
#define sprintf(...) banned_sprintf_use_buf_addf
#define vsprintf(...) banned_vsprintf_use_buf_addf
#define atoi(...) banned_atoi_use_str_to_integer
#define atol(...) banned_atol_use_str_to_integer
#define gmtime(...) banned_gmtime_use_date
#define localtime(...) banned_localtime_use_date
#define ctime(...) banned_ctime_use_date
#define asctime(...) banned_asctime_use_date
#define system(...) banned_system_use_process
