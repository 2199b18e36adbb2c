// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestTerminal.h"

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>

namespace onewindow::testing {

/// How long an answer may take on a machine with other work to do.
inline constexpr int kTiersPatienceMs = 60'000;

/// Waits for the one answer of `verb`, which gets a callback.
template <typename T, typename Verb>
Result<T> answerOf(Verb verb)
{
    std::optional<Result<T>> answer;
    verb([&](const Result<T>& given) { answer.emplace(given); });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kTiersPatienceMs));
    return *answer;
}

/// A hall, its centre above it, and terminals below, each real, each with a store of its own, over
/// real TLS. They offer what the try-out offers; somebody asks for her record there, "si-record".
class TestTiers
{
public:
    inline static const QString kHall = QStringLiteral("hall-1");
    inline static const QString kKiosk = QStringLiteral("kiosk-1");
    inline static const QString kMatter = QStringLiteral("si-record");
    /// By which its values are shared.
    inline static const QString kAgreement = QStringLiteral("si_record");
    // Of applicant():
    inline static const QString kName = QStringLiteral("王秀英");
    inline static const QString kNumber = QStringLiteral("11010519491231002X");

    /// Not started yet. They go by `clock`, which outlives this object; the centre knows of
    /// `otherHalls` as well, each of which has a terminal, "kiosk-" before its id.
    explicit TestTiers(const Clock& clock, const QStringList& otherHalls = {});
    /// Terminals end before it.
    ~TestTiers();
    TestTiers(const TestTiers&) = delete;
    TestTiers& operator=(const TestTiers&) = delete;
    TestTiers(TestTiers&&) = delete;
    TestTiers& operator=(TestTiers&&) = delete;

    /// What is offered is what `change` makes of it; before start().
    void changeCatalogue(const std::function<void(QJsonObject&)>& change);
    void start();

    /// A terminal's, whose store is in this folder: what it seals the centre may open too, and it
    /// itself.
    [[nodiscard]] TestTerminal::Options optionsOf(const QString& node);
    /// One that knows what is offered.
    std::unique_ptr<TestTerminal> terminal(const TestTerminal::Options& options);

    static cases::Applicant applicant();
    /// She asks for her record, and agrees to what is read for it.
    static cases::OpenedCase open(TestTerminal& kiosk);
    /// open(), and filed.
    static cases::FiledCase file(TestTerminal& kiosk);
    /// As the terminal knows it now.
    static cases::FiledCase found(TestTerminal& kiosk, const cases::FiledCase& filed);

    /// The hall's manager has erased whose `subject` is; what was answered.
    QJsonObject forget(const QByteArray& subject);

    /// Starts one of `otherHalls` below the same centre, with what the first one's files say.
    std::unique_ptr<platform::Application> startOther(const QString& other);
    /// A terminal there; TestHall::addMachine() has made it before start().
    [[nodiscard]] TestTerminal::Options optionsOf(const QString& node, const QString& other,
                                                  const platform::Application& application);

    /// The hall's store, for a look into it.
    [[nodiscard]] storage::DatabaseOptions hallStore() const;

    TestHall hall;
    TestCentre centre;

private:
    const Clock& m_clock;
    QTemporaryDir m_folder;
};

} // namespace onewindow::testing
