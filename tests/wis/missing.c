/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shared object that is no test. */
const char *testcase_description = "nothing to do";
