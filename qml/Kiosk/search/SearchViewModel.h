// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/TypedText.h"
#include "services/catalog/MatterSearch.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

namespace onewindow::ui {

/// Finding a matter by what is typed, and what the keyboard has in hand. With nothing typed it
/// offers what most people choose at this terminal. What was typed is gone with the journey.
class SearchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(onewindow::ui::ChoiceModel* results READ results CONSTANT)
    /// What is settled of the typed text, and the letters after it that may become Chinese.
    Q_PROPERTY(QString text READ text NOTIFY typedChanged)
    Q_PROPERTY(QString letters READ letters NOTIFY typedChanged)
    /// What the letters may stand for.
    Q_PROPERTY(QList<QString> candidates READ candidates NOTIFY typedChanged)
    Q_PROPERTY(bool hasTyped READ hasTyped NOTIFY typedChanged)
    /// Letters are pinyin.
    Q_PROPERTY(bool isChinese READ isChinese NOTIFY typedChanged)
    Q_PROPERTY(bool canTypeChinese READ canTypeChinese NOTIFY typedChanged)
    /// What there is, or what to do: one sentence.
    Q_PROPERTY(QString lead READ lead NOTIFY resultsChanged)
    /// In place of results; empty where there are some.
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY resultsChanged)

public:
    static constexpr int kPopularLimit = 6;

    /// Runs work once, soon, on a thread that does not draw.
    using Executor = std::function<void(std::function<void()> work)>;

    /// `session` outlives this object; `executor` has ended its work before this object goes.
    SearchViewModel(KioskSession& session, Executor executor, QObject* parent = nullptr);

    /// From now on letters may become Chinese and matters are found by their sound. `pinyin`
    /// outlives this object; without one neither is so.
    void usePinyin(input::PinyinInput* pinyin);

    [[nodiscard]] ChoiceModel* results() { return &m_results; }

    [[nodiscard]] QString text() const { return m_typed.settled(); }

    [[nodiscard]] QString letters() const { return m_typed.letters(); }

    [[nodiscard]] QList<QString> candidates() const { return m_typed.candidates(); }

    [[nodiscard]] bool hasTyped() const { return !m_typed.isEmpty(); }

    [[nodiscard]] bool isChinese() const { return m_typed.isChinese(); }

    [[nodiscard]] bool canTypeChinese() const { return m_typed.canTypeChinese(); }

    /// The catalogue has changed, and what is found is still what the last one had.
    [[nodiscard]] bool isIndexing() const { return m_isIndexStale || m_isIndexBuilding; }

    [[nodiscard]] QString lead() const;
    [[nodiscard]] QString emptyText() const;

    /// One sign from a keyboard, on the screen or not.
    Q_INVOKABLE void type(const QString& sign);
    Q_INVOKABLE void deleteLast();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void chooseCandidate(int index);
    Q_INVOKABLE void toggleChinese();

    Q_INVOKABLE void chooseMatter(const QString& key) { m_session.chooseMatter(key); }

Q_SIGNALS:
    void typedChanged();
    void resultsChanged();

private:
    void forget();
    void noteTyped();
    void onCatalogueChanged();
    void onStateChanged();
    void onModesChanged();
    void renewIndex();
    void buildIndex();
    void takeIndex(std::shared_ptr<const catalog::MatterSearch> index);
    void search();
    void showResults();
    [[nodiscard]] QStringList popular() const;

    KioskSession& m_session;
    Executor m_executor;
    /// Finds nothing until the first one is built.
    std::shared_ptr<const catalog::MatterSearch> m_index;
    bool m_isIndexStale = false;    ///< It is to be built anew.
    bool m_isIndexBuilding = false; ///< One at a time.
    QTimer m_indexing;
    ChoiceModel m_results;
    QStringList m_found;
    TypedText m_typed{catalog::MatterSearch::kTextLimit};
    QString m_language;
};

} // namespace onewindow::ui
