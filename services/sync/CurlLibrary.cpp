// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What HttpClient.cpp calls of libcurl, by the names of its header. The library and the thirty that
// it needs (GnuTLS, LDAP, Kerberos ...) are loaded when the first of these functions is called, not
// before main(): they would cost a program more than half of what all others together do, and a
// terminal shows its first page without the network.

#include "services/sync/CurlLibrary.h"

#include "services/core/Enforce.h"

#include <curl/curl.h>
#include <dlfcn.h>

#include <cstdarg>

// The header makes macros of them, which only check the number of arguments.
#undef curl_easy_getinfo
#undef curl_easy_setopt
#undef curl_multi_setopt

namespace {

void* symbol(const char* name)
{
    // Never closed: other threads may still be in it when the program ends.
    static void* const s_library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    OW_ENFORCE(s_library != nullptr);
    void* const found = dlsym(s_library, name);
    OW_ENFORCE(found != nullptr);
    return found;
}

/// The library's function that has the name and the type of `Function`, which stands in for it.
template <auto Function>
auto real(const char* name)
{
    static const auto s_real = reinterpret_cast<decltype(Function)>(symbol(name));
    return s_real;
}

/// The third argument of a function whose third is a number or a pointer: both come alike.
void* third(va_list rest)
{
    return va_arg(rest, void*);
}

} // namespace

static_assert(sizeof(long) == sizeof(void*) && sizeof(curl_off_t) == sizeof(void*));

extern "C" {

CURLcode curl_global_init(long flags)
{
    return real<&curl_global_init>("curl_global_init")(flags);
}

CURL* curl_easy_init()
{
    return real<&curl_easy_init>("curl_easy_init")();
}

void curl_easy_cleanup(CURL* handle)
{
    real<&curl_easy_cleanup>("curl_easy_cleanup")(handle);
}

void curl_easy_reset(CURL* handle)
{
    real<&curl_easy_reset>("curl_easy_reset")(handle);
}

CURLcode curl_easy_setopt(CURL* handle, CURLoption option, ...)
{
    va_list rest;
    va_start(rest, option);
    void* const value = third(rest);
    va_end(rest);
    return real<&curl_easy_setopt>("curl_easy_setopt")(handle, option, value);
}

CURLcode curl_easy_getinfo(CURL* handle, CURLINFO info, ...)
{
    va_list rest;
    va_start(rest, info);
    void* const place = third(rest);
    va_end(rest);
    return real<&curl_easy_getinfo>("curl_easy_getinfo")(handle, info, place);
}

const char* curl_easy_strerror(CURLcode code)
{
    return real<&curl_easy_strerror>("curl_easy_strerror")(code);
}

CURLM* curl_multi_init()
{
    return real<&curl_multi_init>("curl_multi_init")();
}

CURLMcode curl_multi_cleanup(CURLM* multi)
{
    return real<&curl_multi_cleanup>("curl_multi_cleanup")(multi);
}

CURLMcode curl_multi_setopt(CURLM* multi, CURLMoption option, ...)
{
    va_list rest;
    va_start(rest, option);
    void* const value = third(rest);
    va_end(rest);
    return real<&curl_multi_setopt>("curl_multi_setopt")(multi, option, value);
}

CURLMcode curl_multi_add_handle(CURLM* multi, CURL* handle)
{
    return real<&curl_multi_add_handle>("curl_multi_add_handle")(multi, handle);
}

CURLMcode curl_multi_remove_handle(CURLM* multi, CURL* handle)
{
    return real<&curl_multi_remove_handle>("curl_multi_remove_handle")(multi, handle);
}

CURLMcode curl_multi_perform(CURLM* multi, int* running)
{
    return real<&curl_multi_perform>("curl_multi_perform")(multi, running);
}

CURLMcode curl_multi_poll(CURLM* multi, curl_waitfd extra[], unsigned count, int limitMs,
                          int* ready)
{
    return real<&curl_multi_poll>("curl_multi_poll")(multi, extra, count, limitMs, ready);
}

CURLMcode curl_multi_wakeup(CURLM* multi)
{
    return real<&curl_multi_wakeup>("curl_multi_wakeup")(multi);
}

CURLMsg* curl_multi_info_read(CURLM* multi, int* left)
{
    return real<&curl_multi_info_read>("curl_multi_info_read")(multi, left);
}

curl_slist* curl_slist_append(curl_slist* list, const char* text)
{
    return real<&curl_slist_append>("curl_slist_append")(list, text);
}

void curl_slist_free_all(curl_slist* list)
{
    real<&curl_slist_free_all>("curl_slist_free_all")(list);
}

} // extern "C"

void onewindow::sync::loadCurl()
{
    symbol("curl_global_init");
}
