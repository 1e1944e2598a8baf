/* What Qt asks of the ICU that Windows brings and wine lacks, answered with “not supported”: Qt then uses its own.
   For trials under wine only; never shipped. */

typedef int Status;
#define UNSUPPORTED 16
#define EXPORT __declspec(dllexport)
#define ANSWER(name) EXPORT void *name(void) { return 0; }

EXPORT void *ucnv_open(const char *name, Status *status) { (void)name; *status = UNSUPPORTED; return 0; }

ANSWER(ucnv_close)
ANSWER(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
ANSWER(UCNV_TO_U_CALLBACK_SUBSTITUTE)
ANSWER(ucnv_reset)
ANSWER(ucnv_getMaxCharSize)
ANSWER(ucnv_getName)
ANSWER(ucnv_getToUCallBack)
ANSWER(ucnv_getFromUCallBack)
ANSWER(ucnv_setToUCallBack)
ANSWER(ucnv_setFromUCallBack)
ANSWER(ucnv_cbToUWriteUChars)
ANSWER(ucnv_toUnicode)
ANSWER(ucnv_cbFromUWriteUChars)
ANSWER(ucnv_toUCountPending)
ANSWER(ucnv_fromUCountPending)
ANSWER(ucnv_getStandardName)
ANSWER(ucnv_getAvailableName)
ANSWER(ucnv_countAvailable)
ANSWER(ucnv_fromUnicode)
