/* Colour profiles of screens, which wine's own mscms knows too little of: there are none.
   For trials under wine only; never shipped. */

#define EXPORT __declspec(dllexport)
#define ANSWER(name) EXPORT int name(void) { return 0; }

ANSWER(WcsGetDefaultColorProfile)
ANSWER(WcsGetDefaultColorProfileSize)
ANSWER(GetColorDirectoryW)
ANSWER(ColorProfileGetDisplayDefault)
ANSWER(ColorProfileGetDisplayUserScope)
