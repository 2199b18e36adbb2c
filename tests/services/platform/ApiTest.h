// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestHall.h"

#include <QObject>

#include <memory>

namespace onewindow::testing {

/// What tests of the API have in common: a hall that serves, and a clerk, "wang", at a counter.
class ApiTest : public QObject
{
    Q_OBJECT

protected:
    /// What initTestCase() does, for those that have one of their own.
    void start();
    QString signIn(sync::HttpClient& client, const QByteArray& account = "Wang");
    Answer issue(const QString& matter);
    /// A clerk's press at a window.
    Answer press(const QString& window, const QString& verb, const QByteArray& body = "{}",
                 const QByteArray& key = {});
    /// Serves whom the window has called, and sends them home.
    bool serve(const QString& window);

    NoonClock m_clock; ///< The hall's; tests of it are for any hour.
    TestHall m_hall;
    std::unique_ptr<sync::HttpClient> m_counter;
    QString m_token;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
};

} // namespace onewindow::testing
